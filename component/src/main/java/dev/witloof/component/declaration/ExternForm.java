package dev.witloof.component.declaration;

/** The type of an import or export as it is written (Binary.md, {@code externtype}). */
public sealed interface ExternForm {
    /** A core module. */
    record Module() implements ExternForm {}

    /**
     * A function.
     *
     * @param type the index of its type
     */
    record Function(int type) implements ExternForm {}

    /** A value. */
    record Value() implements ExternForm {}

    /**
     * A type that equals another one.
     *
     * @param type the index of the other one
     */
    record EqualType(int type) implements ExternForm {}

    /** A resource type that only whoever gives it knows. */
    record Resource() implements ExternForm {}

    /**
     * A component.
     *
     * @param type the index of its type
     */
    record Component(int type) implements ExternForm {}

    /**
     * An instance.
     *
     * @param type the index of its type
     */
    record Instance(int type) implements ExternForm {}
}
