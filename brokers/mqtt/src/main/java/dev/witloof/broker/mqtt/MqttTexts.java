package dev.witloof.broker.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What MQTT carries as text: up to 65,535 bytes of UTF-8 without NUL and surrogates. Control characters and noncharacters
 * are discouraged, and a server may end the connection over one; mosquitto does. So they are refused here.
 */
final class MqttTexts {
    private static final int MOST_BYTES = 65_535;
    private static final int LONGEST_SHOWN = 60;

    private MqttTexts() {}

    /** Why a text cannot be carried, for people; nothing if it can. */
    static Optional<String> problem(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isISOControl(c) || isSurrogate(c) || isNoncharacter(c)) {
                return Optional.of(String.format("it has the character U+%04X at index %d", c, i));
            }
        }
        int bytes = size(text);
        return bytes > MOST_BYTES
                ? Optional.of("it has " + bytes + " bytes in UTF-8, and MQTT takes " + MOST_BYTES)
                : Optional.empty();
    }

    /** A text as it can be shown: cut, and without what cannot be seen. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || isSurrogate(c) ? '\ufffd' : c));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_SHOWN ? "…\"" : "\"")
                .toString();
    }

    /** A text with blanks for what cannot be carried, for people to read. */
    static String blanked(String text) {
        StringBuilder blanked = new StringBuilder();
        text.codePoints()
                .forEach(c -> blanked.appendCodePoint(
                        Character.isISOControl(c) || isSurrogate(c) || isNoncharacter(c) ? ' ' : c));
        return blanked.toString();
    }

    static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
