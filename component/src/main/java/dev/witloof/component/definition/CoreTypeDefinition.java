package dev.witloof.component.definition;

/**
 * A core type; appends to {@link Sort#CORE_TYPE}. A recursive group of types gives one definition for each of its types.
 *
 * @param offset where the definition starts in the file
 * @param type the type
 */
public record CoreTypeDefinition(int offset, CoreType type) implements Definition {
    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitCoreType(this);
    }
}
