package dev.witloof.component.definition;

/**
 * A core module that the component contains; appends to {@link Sort#CORE_MODULE}.
 *
 * @param bytes the module's binary, preamble included; checked no further than the preamble
 */
public record CoreModuleDefinition(ByteSlice bytes) implements Definition {
    @Override
    public int offset() {
        return bytes.offset();
    }

    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitCoreModule(this);
    }
}
