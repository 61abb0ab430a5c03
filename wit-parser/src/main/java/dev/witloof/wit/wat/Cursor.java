package dev.witloof.wit.wat;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Severity;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.parse.StringLiterals;
import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.wat.Tokens.Kind;
import java.util.List;
import java.util.Optional;

/** The place in a text up to which it has been read. */
final class Cursor {
    private static final int SHOWN = 60;

    private final Tokens tokens;
    private final StringLiterals strings;
    private int at;

    Cursor(Tokens tokens) {
        this.tokens = tokens;
        this.strings = new StringLiterals(tokens.source());
    }

    /** An identifier, without its {@code $}. */
    record Id(String name, Span span) {
        /** The identifier for a message. */
        String shown() {
            return "`" + brief(span.text()) + "`";
        }
    }

    /** The place of the next token. */
    Span span() {
        return tokens.span(at);
    }

    /** The place of the token that was taken last. */
    Span previous() {
        return tokens.span(at - 1);
    }

    boolean at(Kind kind) {
        return tokens.kind(at) == kind;
    }

    boolean opens(String word) {
        return at(Kind.OPEN) && tokens.isWord(at + 1, word);
    }

    /** Whether {@code (type 0)} or {@code (type $name)} comes next. */
    boolean opensReference() {
        if (!opens("type") || tokens.kind(at + 2) == Kind.END || tokens.kind(at + 3) != Kind.CLOSE) {
            return false;
        }
        Kind kind = tokens.kind(at + 2);
        return kind == Kind.ID
                || (kind == Kind.WORD
                        && Character.digit(tokens.span(at + 2).text().charAt(0), 10) >= 0);
    }

    void open(String wanted) throws SyntaxException {
        take(Kind.OPEN, wanted);
    }

    /** Takes a parenthesis and the word behind it, if they come next. */
    boolean tryOpen(String word) {
        boolean opens = opens(word);
        at += opens ? 2 : 0;
        return opens;
    }

    void close() throws SyntaxException {
        take(Kind.CLOSE, "`)`");
    }

    void end() throws SyntaxException {
        take(Kind.END, "the end of the file");
    }

    /** Takes a word, if it comes next. */
    boolean tryWord(String word) {
        boolean is = tokens.isWord(at, word);
        at += is ? 1 : 0;
        return is;
    }

    void word(String word) throws SyntaxException {
        if (!tryWord(word)) {
            throw expected("`" + word + "`");
        }
    }

    /** The next token if it is a word, which is not taken. */
    Optional<String> peekWord() {
        return at(Kind.WORD) ? Optional.of(span().text()) : Optional.empty();
    }

    /** Takes the next token, which has been looked at. */
    void take() {
        at++;
    }

    Optional<Id> tryId() throws SyntaxException {
        if (!at(Kind.ID)) {
            return Optional.empty();
        }
        Span span = span();
        at++;
        String text = span.text().substring(1);
        if (text.isEmpty()) {
            throw error(DiagnosticCode.SYNTAX, span, "expected a name behind `$`");
        }
        if (text.startsWith("\"")) {
            text = strings.name(new Span(span.source(), span.start() + 1, span.end()));
        }
        return Optional.of(new Id(text, span));
    }

    byte[] bytes(String wanted) throws SyntaxException {
        Span span = span();
        take(Kind.STRING, wanted);
        return strings.bytes(span);
    }

    String string(String wanted) throws SyntaxException {
        Span span = span();
        take(Kind.STRING, wanted);
        return strings.name(span);
    }

    /** Whether a number comes next, be it well formed or not. */
    boolean atNumber() {
        return at(Kind.WORD) && Character.digit(span().text().charAt(0), 10) >= 0;
    }

    /** A number of 32 bits without a sign: decimal, or hexadecimal behind {@code 0x}, with {@code _} between digits. */
    int number(String wanted) throws SyntaxException {
        if (!atNumber()) {
            throw expected(wanted);
        }
        Span span = span();
        String word = span.text();
        boolean hexadecimal = word.startsWith("0x");
        int radix = hexadecimal ? 16 : 10;
        long value = 0;
        boolean digit = false;
        for (int i = hexadecimal ? 2 : 0; i < word.length(); i++) {
            boolean separator = word.charAt(i) == '_' && digit && i < word.length() - 1;
            int next = Character.digit(word.charAt(i), radix);
            if (next < 0 && !separator) {
                throw expected("a number");
            }
            digit = !separator;
            value = separator ? value : Math.min(value * radix + next, 1L << 32);
        }
        if (!digit) {
            throw expected("a number");
        }
        if (value > 0xFFFF_FFFFL) {
            throw error(DiagnosticCode.SYNTAX, span, "expected a number below 2^32, found " + found());
        }
        at++;
        return (int) value;
    }

    private void take(Kind kind, String wanted) throws SyntaxException {
        if (!at(kind)) {
            throw expected(wanted);
        }
        at++;
    }

    /** What says that something else should come next. */
    SyntaxException expected(String wanted) {
        String message = "expected " + wanted + ", found " + found();
        Optional<Diagnostic.Label> open = at(Kind.END)
                ? tokens.lastOpen().map(span -> new Diagnostic.Label(span, "never closed"))
                : Optional.empty();
        return new SyntaxException(
                new Diagnostic(Severity.ERROR, DiagnosticCode.SYNTAX, message, Optional.of(span()), open, List.of()));
    }

    /** The next token in words. */
    String found() {
        String text = span().text();
        return switch (tokens.kind(at)) {
            case OPEN ->
                tokens.kind(at + 1) == Kind.WORD
                        ? "`(" + brief(tokens.span(at + 1).text()) + "`"
                        : "`(`";
            case CLOSE -> "`)`";
            case STRING -> "a string";
            case ID -> text.startsWith("$\"") ? "a name" : "`" + brief(text) + "`";
            case WORD -> "`" + brief(text) + "`";
            case END -> "the end of the file";
        };
    }

    private static String brief(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    static SyntaxException error(DiagnosticCode code, Span span, String message) {
        return new SyntaxException(Diagnostic.error(code, span, message));
    }
}
