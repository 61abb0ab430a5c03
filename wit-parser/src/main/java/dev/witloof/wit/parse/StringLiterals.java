package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.Token;

/**
 * Reads string literals (the {@code string} and {@code name} of the core specification's text format): their escapes stand for
 * bytes, and all bytes of a name together have to be UTF-8. Thread-safe.
 */
public final class StringLiterals {

    private final SourceFile source;

    /**
     * A reader of the literals of a text.
     *
     * @param source the text
     */
    public StringLiterals(SourceFile source) {
        this.source = source;
    }

    String value(Token token) {
        Span span = TokenRules.span(source, token);
        return name(span, decode(span));
    }

    /**
     * Returns the bytes that a literal stands for.
     *
     * @param literal a stretch of the text, from one quote to the other
     * @return the bytes, which need not be UTF-8
     * @throws SyntaxException if there is an escape or character that a literal cannot have
     */
    public byte[] bytes(Span literal) throws SyntaxException {
        try {
            return decode(literal);
        } catch (Refusal e) {
            throw new SyntaxException(e.diagnostic());
        }
    }

    /**
     * Returns the text that a literal stands for.
     *
     * @param literal a stretch of the text, from one quote to the other
     * @return the text
     * @throws SyntaxException if there is an escape or character that a literal cannot have, or if the bytes are not UTF-8
     */
    public String name(Span literal) throws SyntaxException {
        try {
            return name(literal, decode(literal));
        } catch (Refusal e) {
            throw new SyntaxException(e.diagnostic());
        }
    }

    private byte[] decode(Span span) {
        String text = span.text();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 1;
        while (i < text.length() - 1) {
            int c = text.codePointAt(i);
            if (c == '\\') {
                i = escape(span, text, i, bytes);
            } else if (Character.isISOControl(c)) {
                throw refuse(span, i, i + 1, "a control character cannot stand in a string");
            } else {
                append(bytes, c);
                i += Character.charCount(c);
            }
        }
        return bytes.toByteArray();
    }

    private String name(Span span, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refuse(span, 0, span.end() - span.start(), "the bytes of this string are not UTF-8");
        }
    }

    private int escape(Span span, String text, int start, ByteArrayOutputStream bytes) {
        char c = text.charAt(start + 1);
        int simple = "tnr\"'\\".indexOf(c);
        if (simple >= 0) {
            bytes.write("\t\n\r\"'\\".charAt(simple));
            return start + 2;
        }
        if (c == 'u') {
            return unicode(span, text, start, bytes);
        }
        int high = Character.digit(c, 16);
        int low = start + 2 < text.length() ? Character.digit(text.charAt(start + 2), 16) : -1;
        if (high < 0 || low < 0 || c > 'f' || text.charAt(start + 2) > 'f') {
            throw refuse(span, start, start + 2, "`\\" + c + "` is no escape");
        }
        bytes.write(high * 16 + low);
        return start + 3;
    }

    private int unicode(Span span, String text, int start, ByteArrayOutputStream bytes) {
        int close = text.indexOf('}', start);
        String digits = close < 0 || text.charAt(start + 2) != '{' ? "" : text.substring(start + 3, close);
        if (!digits.matches("[0-9a-fA-F](?:_*[0-9a-fA-F]){0,31}")) {
            throw refuse(span, start, start + 2, "`\\u` wants hexadecimal digits in braces, such as `\\u{263a}`");
        }
        long value = Long.parseUnsignedLong(significant(digits), 16);
        if (value > Character.MAX_CODE_POINT || value < 0 || (value >= 0xD800 && value <= 0xDFFF)) {
            throw refuse(span, start, close + 1, "`" + text.substring(start, close + 1) + "` is no character");
        }
        append(bytes, (int) value);
        return close + 1;
    }

    private static String significant(String digits) {
        String plain = digits.replace("_", "").replaceFirst("^0+(?=.)", "");
        return plain.length() > 16 ? "FFFFFFFFFFFFFFFF" : plain;
    }

    private static void append(ByteArrayOutputStream bytes, int codePoint) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    private Refusal refuse(Span literal, int start, int end, String message) {
        Span span = new Span(source, literal.start() + start, Math.min(literal.start() + end, literal.end()));
        return new Refusal(Diagnostic.error(DiagnosticCode.INVALID_STRING, span, message)
                .help("escapes are `\\t`, `\\n`, `\\r`, `\\\"`, `\\'`, `\\\\`, `\\hh` for a byte and `\\u{h}`"));
    }
}
