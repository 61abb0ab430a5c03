package dev.witloof.component.type;

import java.util.List;

/**
 * The type of a value that a component function takes or returns (Explainer.md, "Type definitions").
 *
 * <p>Types are immutable, safe to share between threads, and compare by structure, except that a
 * {@link ResourceType} equals only itself. They carry no names of their own: {@code type a = list<u8>} and
 * {@code list<u8>} are one type.
 */
public sealed interface ValueType permits PrimitiveType, EnumType, FlagsType, OwnType, BorrowType, CompositeType {
    /**
     * How deep types may nest: {@code u8} has depth 0, {@code list<u8>} has depth 1. The constructors of composite types
     * refuse more, as other implementations of the component model do.
     */
    int MAX_DEPTH = 100;

    /**
     * The number of types around the innermost part.
     *
     * @return between 0 and {@link #MAX_DEPTH}
     */
    default int depth() {
        return 0;
    }

    /**
     * The types that this type is directly made of, in the order of declaration; cases without a payload are left out.
     *
     * @return an unmodifiable list, empty for a type without parts
     */
    default List<ValueType> parts() {
        return List.of();
    }

    /**
     * Whether a handle that borrows occurs in this type: such types are no results of functions.
     *
     * @return whether a {@link BorrowType} is reachable through {@link #parts()}
     */
    default boolean containsBorrow() {
        return false;
    }

    /**
     * Calls the visitor's method for this kind of type.
     *
     * @param visitor what to call
     * @param <R> what the visitor returns
     * @return what the visitor returned
     */
    <R> R accept(ValueTypeVisitor<R> visitor);
}
