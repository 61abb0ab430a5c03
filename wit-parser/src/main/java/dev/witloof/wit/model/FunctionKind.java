package dev.witloof.wit.model;

import java.util.Optional;

/** How a {@link Function} belongs to a resource, if it does. */
public sealed interface FunctionKind {

    /**
     * Returns the resource.
     *
     * @return the resource's definition, or nothing for a freestanding function
     */
    Optional<TypeDef> resource();

    /** A function of an interface or world. */
    record Freestanding() implements FunctionKind {
        @Override
        public Optional<TypeDef> resource() {
            return Optional.empty();
        }
    }

    /**
     * A function of a resource's instances; its first parameter is {@code self}.
     *
     * @param type the resource
     */
    record Method(TypeDef type) implements FunctionKind {
        @Override
        public Optional<TypeDef> resource() {
            return Optional.of(type);
        }
    }

    /**
     * A function that a resource lends its name only.
     *
     * @param type the resource
     */
    record Static(TypeDef type) implements FunctionKind {
        @Override
        public Optional<TypeDef> resource() {
            return Optional.of(type);
        }
    }

    /**
     * The function that makes instances of a resource.
     *
     * @param type the resource
     */
    record Constructor(TypeDef type) implements FunctionKind {
        @Override
        public Optional<TypeDef> resource() {
            return Optional.of(type);
        }
    }
}
