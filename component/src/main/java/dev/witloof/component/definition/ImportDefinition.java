package dev.witloof.component.definition;

import java.util.List;

/**
 * Something that whoever instantiates the component gives; appends to the index space of its sort.
 *
 * @param offset where the definition starts in the file
 * @param name the import's name
 * @param attributes what is said about the name
 * @param type the type it must have
 * @param introduced the resource types that it brings in: where in the import they are
 */
public record ImportDefinition(
        int offset, String name, NameAttributes attributes, ExternType type, List<ResourcePath> introduced)
        implements Definition {
    /**
     * Copies the lists.
     *
     * @param offset where the definition starts in the file
     * @param name the import's name
     * @param attributes what is said about the name
     * @param type the type it must have
     * @param introduced the resource types that it brings in: where in the import they are
     */
    public ImportDefinition {
        introduced = List.copyOf(introduced);
    }

    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitImport(this);
    }
}
