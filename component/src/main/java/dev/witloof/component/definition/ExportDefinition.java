package dev.witloof.component.definition;

/**
 * Something that the component gives; appends to the index space of its sort: another index for what is exported.
 *
 * @param offset where the definition starts in the file
 * @param name the export's name
 * @param attributes what is said about the name
 * @param item what is exported
 * @param type the type under which it is known from here on, which may hide some of an instance's exports
 */
public record ExportDefinition(int offset, String name, NameAttributes attributes, SortIndex item, ExternType type)
        implements Definition {
    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitExport(this);
    }
}
