package dev.witloof.wit.parse;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Similar;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitParser.AttributeContext;
import dev.witloof.wit.syntax.Attribute;
import dev.witloof.wit.syntax.Id;
import java.util.List;

/** Reads attributes: the grammar knows their form only, here are the ones there are. */
final class Attributes {

    private static final List<String> KNOWN = List.of("since", "unstable", "deprecated", "external-id");

    private final Names names;
    private final Versions versions;
    private final StringLiterals strings;
    private final SourceFile source;

    Attributes(SourceFile source) {
        this.source = source;
        this.names = new Names(source);
        this.versions = new Versions(source);
        this.strings = new StringLiterals(source);
    }

    Attribute attribute(AttributeContext context) {
        Id word = names.id(context.id(0));
        return switch (word.text()) {
            case "since" -> new Attribute.Since(version(context), word.span());
            case "deprecated" -> new Attribute.Deprecated(version(context), word.span());
            case "unstable" -> new Attribute.Unstable(feature(context), word.span());
            case "external-id" -> new Attribute.ExternalId(string(context), word.span());
            default ->
                throw new Refusal(error(word.span(), "there is no attribute `" + word.text() + "`")
                        .help(Similar.hint(word.text(), KNOWN)
                                .orElse("there are `@since`, `@unstable`, `@deprecated` and" + " `@external-id`")));
        };
    }

    private Version version(AttributeContext context) {
        field(context, "version", "(version = 1.2.3)");
        if (context.version() == null) {
            throw wrong(span(context), "a version", "(version = 1.2.3)");
        }
        return versions.version(context.version());
    }

    private Id feature(AttributeContext context) {
        field(context, "feature", "(feature = name)");
        if (context.version() != null) {
            throw wrong(span(context), "a feature's name", "(feature = name)");
        }
        return names.id(context.id(2));
    }

    private String string(AttributeContext context) {
        if (context.STRING_LITERAL() == null) {
            throw wrong(span(context), "a string", "(\"name\")");
        }
        return strings.value(context.STRING_LITERAL().getSymbol());
    }

    private void field(AttributeContext context, String wanted, String example) {
        if (context.STRING_LITERAL() != null) {
            throw wrong(span(context), "`" + wanted + "`", example);
        }
        Id field = names.id(context.id(1));
        if (!field.text().equals(wanted)) {
            throw wrong(field.span(), "`" + wanted + "`", example);
        }
    }

    /** What stands in the parentheses. */
    private Span span(AttributeContext context) {
        int first = context.LEFT_PAREN().getSymbol().getStopIndex() + 1;
        return new Span(
                source, first, Math.max(first, context.RIGHT_PAREN().getSymbol().getStartIndex()));
    }

    private static Refusal wrong(Span span, String wanted, String example) {
        return new Refusal(error(span, "expected " + wanted + ", found `" + Vocabulary.cut(span.text()) + "`")
                .help("this attribute is written `" + example + "`"));
    }

    private static Diagnostic error(Span span, String message) {
        return Diagnostic.error(DiagnosticCode.INVALID_ATTRIBUTE, span, message);
    }
}
