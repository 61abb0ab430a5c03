package dev.witloof.component.definition;

import dev.witloof.component.type.ValueType;

/**
 * A constant; appends to {@link Sort#VALUE}.
 *
 * @param offset where the definition starts in the file
 * @param type the value's type
 * @param bytes the value in the form that the binary format gives it; not checked against the type
 */
public record ValueDefinition(int offset, ValueType type, ByteSlice bytes) implements Definition {
    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitValue(this);
    }
}
