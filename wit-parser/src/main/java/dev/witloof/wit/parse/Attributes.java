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
import java.util.Map;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/** Reads attributes: the grammar knows their form only, here are the ones there are. */
final class Attributes {

    /** What stands behind each of them. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "since", "(version = 1.2.3)",
            "unstable", "(feature = name)",
            "deprecated", "(version = 1.2.3)",
            "external-id", "(\"name\")");

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
        return switch (checkWord(word)) {
            case "since" -> new Attribute.Since(version(word, context), word.span());
            case "deprecated" -> new Attribute.Deprecated(version(word, context), word.span());
            case "unstable" -> new Attribute.Unstable(feature(word, context), word.span());
            default -> new Attribute.ExternalId(string(word, context), word.span());
        };
    }

    /** Makes sure that there is such an attribute. */
    String checkWord(Id word) {
        if (!EXAMPLES.containsKey(word.text())) {
            throw new Refusal(error(word.span(), "there is no attribute `" + word.text() + "`")
                    .help(Similar.hint(word.text(), new TreeSet<>(EXAMPLES.keySet()))
                            .orElse("there are `@since`, `@unstable`, `@deprecated` and `@external-id`")));
        }
        return word.text();
    }

    /** Makes sure that an attribute has such a field. */
    void checkField(Id word, Id field) {
        String wanted = word.text().equals("unstable") ? "feature" : "version";
        if (word.text().equals("external-id")) {
            throw wrong(word, field.span(), "a string");
        }
        if (!field.text().equals(wanted)) {
            throw wrong(word, field.span(), "`" + wanted + "`");
        }
    }

    private Version version(Id word, AttributeContext context) {
        checkField(word, context, "`version`");
        if (context.version() == null) {
            throw wrong(word, span(context.id(2).getStart()), "a version");
        }
        return versions.version(context.version());
    }

    private Id feature(Id word, AttributeContext context) {
        checkField(word, context, "`feature`");
        if (context.version() != null) {
            throw wrong(word, span(context.version().getStart()), "a feature's name");
        }
        return names.id(context.id(2));
    }

    private String string(Id word, AttributeContext context) {
        if (context.STRING_LITERAL() == null) {
            checkField(word, names.id(context.id(1)));
        }
        return strings.value(context.STRING_LITERAL().getSymbol());
    }

    private void checkField(Id word, AttributeContext context, String wanted) {
        if (context.STRING_LITERAL() != null) {
            throw wrong(word, span(context.STRING_LITERAL().getSymbol()), wanted);
        }
        checkField(word, names.id(context.id(1)));
    }

    private Span span(Token token) {
        return TokenRules.span(source, token);
    }

    private static Refusal wrong(Id word, Span span, String wanted) {
        return new Refusal(error(span, "expected " + wanted + ", found `" + Vocabulary.cut(span.text()) + "`")
                .help("this attribute is written `" + EXAMPLES.get(word.text()) + "`"));
    }

    private static Diagnostic error(Span span, String message) {
        return Diagnostic.error(DiagnosticCode.INVALID_ATTRIBUTE, span, message);
    }
}
