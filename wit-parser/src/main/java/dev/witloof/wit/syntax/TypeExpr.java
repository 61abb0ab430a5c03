package dev.witloof.wit.syntax;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Primitive;
import java.util.List;
import java.util.Optional;

/** A type where it is written. They nest at most a hundred deep. */
public sealed interface TypeExpr {

    /**
     * Returns the place to mark in a message.
     *
     * @return the place of its first word, for a handle that of the resource's name
     */
    Span span();

    /**
     * A keyword that is a type by itself.
     *
     * @param type the type
     * @param span its place
     */
    record PrimitiveExpr(Primitive type, Span span) implements TypeExpr {}

    /**
     * A name.
     *
     * @param name the name
     */
    record NameExpr(Id name) implements TypeExpr {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /**
     * {@code own<name>} or {@code borrow<name>}.
     *
     * @param owned whether it is {@code own}
     * @param resource the name
     */
    record HandleExpr(boolean owned, Id resource) implements TypeExpr {
        @Override
        public Span span() {
            return resource.span();
        }
    }

    /**
     * {@code tuple<...>}.
     *
     * @param types the types in order
     * @param span the place of the keyword
     */
    record TupleExpr(List<TypeExpr> types, Span span) implements TypeExpr {
        /**
         * Copies the list.
         *
         * @param types see {@link #types()}
         * @param span see {@link #span()}
         */
        public TupleExpr {
            types = List.copyOf(types);
        }
    }

    /**
     * {@code list<...>}.
     *
     * @param type the type of the elements
     * @param span the place of the keyword
     */
    record ListExpr(TypeExpr type, Span span) implements TypeExpr {}

    /**
     * {@code list<..., n>}.
     *
     * @param type the type of the elements
     * @param length how many there are
     * @param span the place of the keyword
     */
    record FixedLengthListExpr(TypeExpr type, long length, Span span) implements TypeExpr {}

    /**
     * {@code map<..., ...>}.
     *
     * @param key the type of the keys
     * @param value the type of the values
     * @param span the place of the keyword
     */
    record MapExpr(TypeExpr key, TypeExpr value, Span span) implements TypeExpr {}

    /**
     * {@code option<...>}.
     *
     * @param type the type of a value that is there
     * @param span the place of the keyword
     */
    record OptionExpr(TypeExpr type, Span span) implements TypeExpr {}

    /**
     * {@code result}, {@code result<...>}, {@code result<_, ...>} or {@code result<..., ...>}.
     *
     * @param ok the type of a success's payload, if it has one
     * @param err the type of a failure's payload, if it has one
     * @param span the place of the keyword
     */
    record ResultExpr(Optional<TypeExpr> ok, Optional<TypeExpr> err, Span span) implements TypeExpr {}

    /**
     * {@code future} or {@code future<...>}.
     *
     * @param type the type of the value to come, if there is one
     * @param span the place of the keyword
     */
    record FutureExpr(Optional<TypeExpr> type, Span span) implements TypeExpr {}

    /**
     * {@code stream} or {@code stream<...>}.
     *
     * @param type the type of the elements, if they carry anything
     * @param span the place of the keyword
     */
    record StreamExpr(Optional<TypeExpr> type, Span span) implements TypeExpr {}
}
