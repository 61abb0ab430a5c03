package dev.witloof.wit.wat;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.parse.SyntaxParser;
import dev.witloof.wit.wat.Tokens.Kind;

/**
 * Splits a text into tokens ("Lexical Format" in the core specification's text format). Comments are left out, and annotations
 * as well but for custom sections of the component itself: those become the word {@code @custom} behind a parenthesis.
 */
final class Lexer {
    /** How deep parentheses nest: a record in a record takes two levels. */
    static final int MAX_DEPTH = 250;

    static final String CUSTOM = "@custom";

    private static final int NONE = -1;
    private static final String SYMBOLS = "!#$%&'*+-./:<=>?@\\^_`|~";

    /** What stands in annotations only. */
    private static final String PUNCTUATION = ",;[]{}";

    private final SourceFile source;
    private final String text;
    private final Tokens tokens;
    private int at;
    private int depth;

    /** The depth outside the annotation that is being left out. */
    private int annotation = NONE;

    private int read;

    private Lexer(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.tokens = new Tokens(source);
    }

    static Tokens read(SourceFile source) throws SyntaxException {
        if (source.text().length() > SyntaxParser.MAX_LENGTH) {
            throw new SyntaxException(Diagnostic.error(
                    DiagnosticCode.LIMIT,
                    new Span(source, 0, 0),
                    "a file of " + source.text().length() + " characters: " + SyntaxParser.MAX_LENGTH + " are read"));
        }
        return new Lexer(source).read();
    }

    private Tokens read() throws SyntaxException {
        skip();
        while (at < text.length()) {
            if (++read > SyntaxParser.MAX_TOKENS) {
                throw refuse(DiagnosticCode.LIMIT, at, at + 1, "more than " + SyntaxParser.MAX_TOKENS + " tokens");
            }
            token();
            skip();
        }
        tokens.add(Kind.END, at, at);
        return tokens;
    }

    private void token() throws SyntaxException {
        int start = at;
        char c = text.charAt(at);
        if (c == '(') {
            at++;
            open(start);
        } else if (c == ')') {
            at++;
            depth--;
            add(Kind.CLOSE, start);
            if (depth == annotation) {
                annotation = NONE;
            }
        } else if (c == '"') {
            string();
            separated();
            add(Kind.STRING, start);
        } else if (isWord(c)) {
            boolean id = c == '$';
            word();
            if (id && at == start + 1 && at < text.length() && text.charAt(at) == '"') {
                string();
            }
            separated();
            add(id ? Kind.ID : Kind.WORD, start);
        } else if (annotation != NONE && PUNCTUATION.indexOf(c) >= 0) {
            at++;
        } else {
            throw unknown();
        }
    }

    private void open(int start) throws SyntaxException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw refuse(DiagnosticCode.LIMIT, start, at, "parentheses more than " + MAX_DEPTH + " deep in each other");
        }
        boolean annotated = at < text.length() && text.charAt(at) == '@';
        if (annotated && annotation == NONE && !(depth == 2 && isCustom())) {
            annotation = depth - 1;
        }
        add(Kind.OPEN, start);
    }

    private boolean isCustom() {
        int end = at + CUSTOM.length();
        return text.startsWith(CUSTOM, at) && (end == text.length() || !isWord(text.charAt(end)));
    }

    private void add(Kind kind, int start) {
        if (annotation == NONE) {
            tokens.add(kind, start, at);
        }
    }

    private void word() {
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
    }

    private void string() throws SyntaxException {
        int start = at;
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            } else if (c == '\\') {
                at++;
            }
        }
        throw refuse(DiagnosticCode.SYNTAX, start, start + 1, "a string that is never closed");
    }

    /** Checks that a token does not touch the next one, as words and strings must not. */
    private void separated() throws SyntaxException {
        if (at < text.length() && (text.charAt(at) == '"' || isWord(text.charAt(at)))) {
            throw refuse(DiagnosticCode.SYNTAX, at, at + 1, "expected a space, found `" + text.charAt(at) + "`");
        }
    }

    private SyntaxException unknown() {
        int c = text.codePointAt(at);
        String found = c > 0x20 && c < 0x7f ? "`" + (char) c + "`" : String.format("the character U+%04X", c);
        return refuse(
                DiagnosticCode.SYNTAX,
                at,
                at + Character.charCount(c),
                "expected a parenthesis, word or string, found " + found);
    }

    private void skip() throws SyntaxException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (text.startsWith(";;", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("(;", at)) {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() throws SyntaxException {
        int start = at;
        int open = 0;
        while (at < text.length()) {
            if (text.startsWith("(;", at)) {
                open++;
                at += 2;
            } else if (text.startsWith(";)", at)) {
                open--;
                at += 2;
                if (open == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
        throw refuse(DiagnosticCode.SYNTAX, start, start + 2, "a comment that is never closed");
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SYMBOLS.indexOf(c) >= 0;
    }

    private SyntaxException refuse(DiagnosticCode code, int start, int end, String message) {
        return new SyntaxException(
                Diagnostic.error(code, new Span(source, start, Math.min(end, text.length())), message));
    }
}
