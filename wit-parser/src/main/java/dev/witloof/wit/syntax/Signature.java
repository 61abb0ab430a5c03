package dev.witloof.wit.syntax;

import dev.witloof.wit.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * The type of a function.
 *
 * @param async whether {@code async} stands before it
 * @param parameters its parameters in order
 * @param result the type of its result, if it has one
 * @param span its place
 */
public record Signature(boolean async, List<Parameter> parameters, Optional<TypeExpr> result, Span span) {

    /**
     * Copies the list.
     *
     * @param async see {@link #async()}
     * @param parameters see {@link #parameters()}
     * @param result see {@link #result()}
     * @param span see {@link #span()}
     */
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * {@code name: type}.
     *
     * @param name its name
     * @param type its type
     */
    public record Parameter(Id name, TypeExpr type) {}
}
