package dev.witloof.component.type;

import java.util.List;

/** A list of any length: {@code list<t>}. */
public final class ListType extends CompositeType {
    /**
     * A list of the given element type.
     *
     * @param element the type of the elements
     * @throws IllegalArgumentException if the type would nest deeper than {@link ValueType#MAX_DEPTH}
     */
    public ListType(ValueType element) {
        super(List.of(element), "");
    }

    /**
     * The type of the elements.
     *
     * @return the type of the elements
     */
    public ValueType element() {
        return parts().get(0);
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitList(this);
    }
}
