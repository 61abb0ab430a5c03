package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;

/** What holds for a text before it is cut into tokens (WIT.md, "Lexical structure"). */
final class TextRules {

    private TextRules() {}

    static void check(SourceFile source) {
        String text = source.text();
        if (text.length() > SyntaxParser.MAX_LENGTH) {
            throw new Refusal(Diagnostic.error(
                    DiagnosticCode.LIMIT,
                    new Span(source, 0, 0),
                    "the file has " + text.length() + " characters, and " + SyntaxParser.MAX_LENGTH + " is the most"));
        }
        for (int i = 0; i < text.length(); i++) {
            check(source, i, text.charAt(i));
        }
    }

    // All of these lie in the basic plane, so one UTF-16 unit is enough to know them.
    private static void check(SourceFile source, int offset, char c) {
        String what;
        switch (c) {
            case '\n', '\r', '\t' -> {
                return;
            }
            // They make a text look different from what it is (CVE-2021-42574).
            case '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069' ->
                what = "changes the direction of text";
            // Deprecated or discouraged by Unicode: sections 7.1, 9.2, 13.4 and 16.4.
            case '\u0149', '\u0673', '\u0f77', '\u0f79', '\u17a3', '\u17a4', '\u17b4', '\u17b5' ->
                what = "is deprecated by Unicode";
            default -> {
                if (!Character.isISOControl(c)) {
                    return;
                }
                what = "is a control character";
            }
        }
        throw new Refusal(Diagnostic.error(
                        DiagnosticCode.FORBIDDEN_CHARACTER,
                        new Span(source, offset, offset + 1),
                        String.format("character U+%04X %s, which WIT forbids, also in comments", (int) c, what))
                .help("remove it, or write its number instead"));
    }
}
