package dev.witloof.component.declaration;

import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.NameAttributes;

/** A part of the type of an instance or component (Binary.md, {@code instancedecl} and {@code componentdecl}). */
public sealed interface Declaration {
    /**
     * A type; appends to the index space of types.
     *
     * @param form the type
     */
    record Type(TypeForm form) implements Declaration {}

    /**
     * Another index for something that exists; appends to the index space of its sort.
     *
     * @param alias what it stands for: an export of an instance, or a type outside
     */
    record Alias(AliasDefinition alias) implements Declaration {}

    /**
     * Something that a component of this type imports; appends to the index space of its sort.
     *
     * @param offset where the declaration starts in the file
     * @param name its name
     * @param attributes what is said about the name
     * @param type its type
     */
    record Import(int offset, String name, NameAttributes attributes, ExternForm type) implements Declaration {}

    /**
     * Something that an instance or component of this type exports; appends to the index space of its sort.
     *
     * @param offset where the declaration starts in the file
     * @param name its name
     * @param attributes what is said about the name
     * @param type its type
     */
    record Export(int offset, String name, NameAttributes attributes, ExternForm type) implements Declaration {}
}
