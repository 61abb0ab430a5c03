package dev.witloof.component.definition;

import java.util.List;

/**
 * Something that the component gives; appends to the index space of its sort: another index for what is exported.
 *
 * @param offset where the definition starts in the file
 * @param name the export's name
 * @param attributes what is said about the name
 * @param item what is exported
 * @param type the type under which it is known from here on, which may hide some of an instance's exports
 * @param introduced the resource types that the stated type leaves open, by the way that leads to them from what is exported;
 *     they stand for those of what is exported, and are known under new names from here on
 */
public record ExportDefinition(
        int offset,
        String name,
        NameAttributes attributes,
        SortIndex item,
        ExternType type,
        List<ResourcePath> introduced)
        implements Definition {
    /**
     * Copies the list.
     *
     * @param offset where the definition starts in the file
     * @param name the export's name
     * @param attributes what is said about the name
     * @param item what is exported
     * @param type the type under which it is known from here on, which may hide some of an instance's exports
     * @param introduced the resource types that the stated type leaves open, by the way that leads to them from what is
     *     exported
     */
    public ExportDefinition {
        introduced = List.copyOf(introduced);
    }

    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitExport(this);
    }
}
