package dev.witloof.component.type;

import java.util.List;

/** A fixed number of values without names: {@code tuple<a, b>}. */
public final class TupleType extends CompositeType {
    /**
     * A tuple of the given elements.
     *
     * @param elements the types of the elements, at least one
     * @throws IllegalArgumentException if there is no element, or the type would nest deeper than
     *     {@link ValueType#MAX_DEPTH}
     */
    public TupleType(List<? extends ValueType> elements) {
        super(List.copyOf(elements), "");
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a tuple has at least one element");
        }
    }

    /**
     * The types of the elements.
     *
     * @return an unmodifiable list, not empty
     */
    public List<ValueType> elements() {
        return parts();
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitTuple(this);
    }
}
