package dev.witloof.wit.syntax;

import dev.witloof.wit.diagnostic.Span;

/**
 * A name where it stands in a file.
 *
 * @param text the name in kebab-case, without the {@code %} that may stand before it
 * @param span its place, with the {@code %}
 */
public record Id(String text, Span span) {}
