package dev.witloof.component.definition;

/**
 * One of the definitions that a component consists of; all but {@link StartDefinition} append one element to the index space
 * of one sort.
 */
public sealed interface Definition
        permits CoreModuleDefinition,
                CoreInstanceDefinition,
                CoreTypeDefinition,
                ComponentDefinition,
                InstanceDefinition,
                AliasDefinition,
                TypeDefinition,
                CanonDefinition,
                StartDefinition,
                ImportDefinition,
                ExportDefinition,
                ValueDefinition {
    /**
     * Where the definition starts in the file.
     *
     * @return the offset of its first byte
     */
    int offset();

    /**
     * Calls the visitor's method for this kind of definition.
     *
     * @param visitor what to call
     * @param <R> what the visitor returns
     * @return what the visitor returned
     */
    <R> R accept(DefinitionVisitor<R> visitor);
}
