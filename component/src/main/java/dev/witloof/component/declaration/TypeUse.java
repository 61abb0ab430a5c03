package dev.witloof.component.declaration;

import dev.witloof.component.type.PrimitiveType;

/** A value type where it is used (Binary.md, {@code valtype}). */
public sealed interface TypeUse {
    /**
     * A type without parts, spelled in place.
     *
     * @param type the type
     */
    record Primitive(PrimitiveType type) implements TypeUse {}

    /**
     * A type defined before.
     *
     * @param index its place in the index space of types
     */
    record Index(int index) implements TypeUse {}
}
