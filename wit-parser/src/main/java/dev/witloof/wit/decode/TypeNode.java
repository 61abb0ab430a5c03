package dev.witloof.wit.decode;

import dev.witloof.component.declaration.TypeForm;

/** A type that an index stands for. Told apart by identity: two indices may stand for equal types of different names. */
sealed interface TypeNode {
    /** What the form says, whose indices are those of the frame. */
    record Defined(TypeForm form, Frame frame) implements TypeNode {}

    /** Another name for a type: what each import and export of one makes. */
    record Alias(TypeNode target) implements TypeNode {}

    /** A resource type from outside. */
    record Resource() implements TypeNode {}

    /** The type behind all aliases. */
    default TypeNode definition() {
        TypeNode node = this;
        while (node instanceof Alias alias) {
            node = alias.target();
        }
        return node;
    }
}
