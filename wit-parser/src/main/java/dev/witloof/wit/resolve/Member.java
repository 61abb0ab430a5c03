package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.TypeDef;

/** What a name means within an interface or world. */
sealed interface Member {

    Span span();

    /** A type; {@code gate} tells whether it is there. */
    record TypeMember(TypeDef type, Gate gate, Span span) implements Member {}

    /** A function. */
    record FunctionMember(Span span) implements Member {}

    /** Something that a message has been given about; nothing more is to be said. */
    record BrokenMember(Span span) implements Member {}
}
