package dev.witloof.wit.syntax;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Span;

/** What stands before an item after an {@code @}: a gate, or an outside name. */
public sealed interface Attribute {

    /**
     * Returns the place of the attribute's word.
     *
     * @return the place
     */
    Span span();

    /**
     * {@code @since(version = ...)}.
     *
     * @param version the version
     * @param span the place of {@code since}
     */
    record Since(Version version, Span span) implements Attribute {}

    /**
     * {@code @unstable(feature = ...)}.
     *
     * @param feature the feature
     * @param span the place of {@code unstable}
     */
    record Unstable(Id feature, Span span) implements Attribute {}

    /**
     * {@code @deprecated(version = ...)}.
     *
     * @param version the version
     * @param span the place of {@code deprecated}
     */
    @SuppressWarnings("JavaLangClash") // The name is WIT's, and always written with its outer class.
    record Deprecated(Version version, Span span) implements Attribute {}

    /**
     * {@code @external-id("...")}.
     *
     * @param value the text, its escapes replaced
     * @param span the place of {@code external-id}
     */
    record ExternalId(String value, Span span) implements Attribute {}
}
