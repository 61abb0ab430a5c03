package dev.witloof.component.definition;

import java.util.List;

/** A component instance; appends to {@link Sort#INSTANCE}. */
public sealed interface InstanceDefinition extends Definition {
    /**
     * The static type of the instance.
     *
     * @return what it exports, in terms of the resource types of the component that contains this definition
     */
    InstanceType type();

    /**
     * An instance of a component.
     *
     * @param offset where the definition starts in the file
     * @param component index of the component
     * @param arguments what its imports are given, with different names; there may be more than it imports
     * @param type what the instance exports
     * @param introduced the resource types that come into being with this instance: where it exports them
     */
    record Instantiate(
            int offset, int component, List<Argument> arguments, InstanceType type, List<ResourcePath> introduced)
            implements InstanceDefinition {
        /**
         * Copies the lists.
         *
         * @param offset where the definition starts in the file
         * @param component index of the component
         * @param arguments what its imports are given, with different names; there may be more than it imports
         * @param type what the instance exports
         * @param introduced the resource types that come into being with this instance: where it exports them
         */
        public Instantiate {
            arguments = List.copyOf(arguments);
            introduced = List.copyOf(introduced);
        }

        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitInstantiate(this);
        }
    }

    /**
     * An instance put together from things that exist.
     *
     * @param offset where the definition starts in the file
     * @param exports its exports, with different names
     * @param type what the instance exports
     */
    record FromExports(int offset, List<Export> exports, InstanceType type) implements InstanceDefinition {
        /**
         * Copies the lists.
         *
         * @param offset where the definition starts in the file
         * @param exports its exports, with different names
         * @param type what the instance exports
         */
        public FromExports {
            exports = List.copyOf(exports);
        }

        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitFromExports(this);
        }
    }

    /**
     * What an import is given.
     *
     * @param name the name of the import
     * @param item what it is given
     */
    record Argument(String name, SortIndex item) {}

    /**
     * A named element of an instance.
     *
     * @param name the export's name
     * @param attributes what is said about the name
     * @param item what is exported
     */
    record Export(String name, NameAttributes attributes, SortIndex item) {}
}
