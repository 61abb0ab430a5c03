package dev.witloof.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes and texts from guests and brokers, made fit for a terminal. */
final class PrintableText {

    private PrintableText() {}

    /** Text as it is, or bytes that are no UTF-8 as {@code 0x…}. */
    static String of(ByteBuffer data) {
        try {
            return of(
                    StandardCharsets.UTF_8.newDecoder().decode(data.duplicate()).toString());
        } catch (CharacterCodingException e) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }

    /** The text with control and direction characters shown by their number, all but tabs and line breaks. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                out.append(String.format("\\u{%x}", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
