package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.Span;

/**
 * A parameter of a {@link Function}.
 *
 * @param name its name
 * @param type its type
 * @param span the place of its name; for {@code self} the place of the method's name
 */
public record Param(String name, Type type, Span span) {}
