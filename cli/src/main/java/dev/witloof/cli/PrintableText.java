package dev.witloof.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes and texts from guests and brokers, made fit for a terminal. */
final class PrintableText {

    private PrintableText() {}

    /** A line of text, or bytes that are no UTF-8 as {@code 0x…}. */
    static String line(ByteBuffer data) {
        try {
            return line(
                    StandardCharsets.UTF_8.newDecoder().decode(data.duplicate()).toString());
        } catch (CharacterCodingException e) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }

    /** The text with control and direction characters shown by their number, all but tabs and line breaks. */
    static String of(String text) {
        return shown(text, false);
    }

    /** The same on one line: line breaks are shown by their number too, so that nobody can forge a line. */
    static String line(String text) {
        return shown(text, true);
    }

    private static String shown(String text, boolean oneLine) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point) || (oneLine && point == '\n')) {
                out.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
