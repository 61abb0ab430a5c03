package dev.witloof.component.definition;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ValueType;

/** The static type of an import or export (Binary.md, {@code externtype}). */
public sealed interface ExternType {
    /**
     * The sort of what is imported or exported.
     *
     * @return a sort of components, or {@link Sort#CORE_MODULE}
     */
    Sort sort();

    /**
     * A core module.
     *
     * @param type what is declared of the module; for a module that the component contains nothing is, and both lists are
     *     empty
     */
    record Module(CoreType.Module type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.CORE_MODULE;
        }
    }

    /**
     * A function.
     *
     * @param type its type
     */
    record Function(FunctionType type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.FUNCTION;
        }
    }

    /**
     * A value.
     *
     * @param type its type
     */
    record Value(ValueType type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.VALUE;
        }
    }

    /**
     * A type. A resource type is either introduced here, and then the list of introduced resources of what surrounds this has
     * it, or it equals one known before; other types are always known by structure.
     *
     * @param type the type
     */
    record Type(DefinedType type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.TYPE;
        }
    }

    /**
     * A component.
     *
     * @param type its type
     */
    record Component(ComponentType type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.COMPONENT;
        }
    }

    /**
     * An instance.
     *
     * @param type its type
     */
    record Instance(InstanceType type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.INSTANCE;
        }
    }
}
