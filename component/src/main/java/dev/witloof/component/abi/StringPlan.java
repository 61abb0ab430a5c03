package dev.witloof.component.abi;

import dev.witloof.component.type.PrimitiveType;

/** The plan of a string: a pointer, and a length in code units that may carry the tag of its encoding. */
public record StringPlan() implements ValuePlan {
    @Override
    public PrimitiveType type() {
        return PrimitiveType.STRING;
    }

    @Override
    public Layout layout() {
        return Layouts.POINTER_AND_LENGTH;
    }
}
