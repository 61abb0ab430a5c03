package dev.witloof.component.type;

import java.util.List;

/** A value or none: {@code option<t>}. */
public final class OptionType extends CompositeType {
    /**
     * An option of the given type.
     *
     * @param element the type of the value, if there is one
     * @throws IllegalArgumentException if the type would nest deeper than {@link ValueType#MAX_DEPTH}
     */
    public OptionType(ValueType element) {
        super(List.of(element), "");
    }

    /**
     * The type of the value, if there is one.
     *
     * @return the type of the value, if there is one
     */
    public ValueType element() {
        return parts().get(0);
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitOption(this);
    }
}
