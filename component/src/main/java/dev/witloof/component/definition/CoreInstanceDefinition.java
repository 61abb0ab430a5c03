package dev.witloof.component.definition;

import java.util.List;

/** A core instance; appends to {@link Sort#CORE_INSTANCE}. */
public sealed interface CoreInstanceDefinition extends Definition {
    /**
     * An instance of a core module. That the module's imports are met is for the engine to check.
     *
     * @param offset where the definition starts in the file
     * @param module index of the core module
     * @param arguments the core instances that its imports come from, with different names
     */
    record Instantiate(int offset, int module, List<Argument> arguments) implements CoreInstanceDefinition {
        /**
         * Copies the lists.
         *
         * @param offset where the definition starts in the file
         * @param module index of the core module
         * @param arguments the core instances that its imports come from, with different names
         */
        public Instantiate {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitCoreInstantiate(this);
        }
    }

    /**
     * An instance put together from things that exist.
     *
     * @param offset where the definition starts in the file
     * @param exports its exports, with different names
     */
    record FromExports(int offset, List<Export> exports) implements CoreInstanceDefinition {
        /**
         * Copies the lists.
         *
         * @param offset where the definition starts in the file
         * @param exports its exports, with different names
         */
        public FromExports {
            exports = List.copyOf(exports);
        }

        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitCoreFromExports(this);
        }
    }

    /**
     * A core instance that meets the imports of one module name.
     *
     * @param name the module name of the imports; any string
     * @param instance index of the core instance
     */
    record Argument(String name, int instance) {}

    /**
     * A named element of a core instance.
     *
     * @param name any string
     * @param item a core function, table, memory, global or tag
     */
    record Export(String name, SortIndex item) {}
}
