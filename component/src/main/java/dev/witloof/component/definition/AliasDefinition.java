package dev.witloof.component.definition;

/** Another index for something that exists elsewhere; appends to the index space of its sort. */
public sealed interface AliasDefinition extends Definition {
    /**
     * The sort of what is aliased.
     *
     * @return the index space that the definition appends to
     */
    Sort sort();

    /**
     * An export of a component instance.
     *
     * @param offset where the definition starts in the file
     * @param sort the sort of the export
     * @param instance index of the instance
     * @param name name of the export, which the instance has
     */
    record InstanceExport(int offset, Sort sort, int instance, String name) implements AliasDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitInstanceExport(this);
        }
    }

    /**
     * An export of a core instance.
     *
     * @param offset where the definition starts in the file
     * @param sort the sort of the export: core function, table, memory, global or tag
     * @param instance index of the core instance
     * @param name name of the export; whether a core instance of a module has it is for the engine to check
     */
    record CoreInstanceExport(int offset, Sort sort, int instance, String name) implements AliasDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitCoreInstanceExport(this);
        }
    }

    /**
     * Something that this component or one around it has defined.
     *
     * @param offset where the definition starts in the file
     * @param sort core module, core type, component or type
     * @param count how many components to go outward; 0 is the component that contains this definition
     * @param index index there
     */
    record Outer(int offset, Sort sort, int count, int index) implements AliasDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitOuter(this);
        }
    }
}
