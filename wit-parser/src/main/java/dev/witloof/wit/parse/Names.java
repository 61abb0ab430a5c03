package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ForeignTypes;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitParser.IdContext;
import dev.witloof.wit.syntax.Id;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Reads names, which are kebab-case (Explainer.md, {@code label}). */
final class Names {

    private static final int MAX_SUGGESTED = 64;

    private final SourceFile source;

    Names(SourceFile source) {
        this.source = source;
    }

    /** Reads a name where the grammar has found no mistake. */
    Id id(IdContext context) {
        Id name = name(context.getStart());
        requireShort("name", name.text().length(), name.span());
        return name;
    }

    /** Reads the name that a token is. */
    Id name(Token token) {
        Span span = TokenRules.span(source, token);
        String text = span.text();
        String name = text.startsWith("%") ? text.substring(1) : text;
        if (!isKebab(name)) {
            Optional<String> better = suggestion(name);
            throw new Refusal(Diagnostic.error(
                            DiagnosticCode.INVALID_NAME, span, "`" + Vocabulary.cut(text) + "` is no name of WIT")
                    .help("names are words of letters or digits in one case, joined by single `-`")
                    .help(better.map(each -> "did you mean `" + each + "`?"))
                    .help(better.flatMap(ForeignTypes::hint).map(hint -> "if a type is meant: " + hint)));
        }
        return new Id(name, span);
    }

    /** Refuses a name or version that is longer than any needs to be. */
    static void requireShort(String what, int length, Span span) {
        if (length > SyntaxParser.MAX_NAME) {
            throw new Refusal(Diagnostic.error(
                    DiagnosticCode.LIMIT,
                    span,
                    "this " + what + " has " + length + " characters, and " + SyntaxParser.MAX_NAME + " is the most"));
        }
    }

    // By hand, because a regular expression's stack would grow with the name.
    private static boolean isKebab(String name) {
        int start = 0;
        while (true) {
            int hyphen = name.indexOf('-', start);
            int end = hyphen < 0 ? name.length() : hyphen;
            if (!isWord(name, start, end) || (start == 0 && isDigit(name.charAt(0)))) {
                return false;
            }
            if (hyphen < 0) {
                return true;
            }
            start = hyphen + 1;
        }
    }

    private static boolean isWord(String name, int start, int end) {
        boolean lower = false;
        boolean upper = false;
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            if (!isDigit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return end > start && !(lower && upper);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<String> suggestion(String name) {
        if (name.length() > MAX_SUGGESTED) {
            return Optional.empty();
        }
        String kebab = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("[_-]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
        return isKebab(kebab) ? Optional.of(kebab) : Optional.empty();
    }
}
