package dev.witloof.component.type;

import java.util.List;

/** A list whose length is part of the type: {@code list<t, 4>}. */
public final class FixedListType extends CompositeType {
    private final int length;

    /**
     * A list of the given element type and length.
     *
     * @param element the type of the elements
     * @param length the number of elements, at least 1
     * @throws IllegalArgumentException if the length is not positive, or the type would nest deeper than
     *     {@link ValueType#MAX_DEPTH}
     */
    public FixedListType(ValueType element, int length) {
        super(List.of(element), length);
        if (length < 1) {
            throw new IllegalArgumentException(
                    "a list of fixed length has between 1 and " + Integer.MAX_VALUE + " elements, not " + length);
        }
        this.length = length;
    }

    /**
     * The type of the elements.
     *
     * @return the type of the elements
     */
    public ValueType element() {
        return parts().get(0);
    }

    /**
     * The number of elements.
     *
     * @return at least 1
     */
    public int length() {
        return length;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitFixedList(this);
    }
}
