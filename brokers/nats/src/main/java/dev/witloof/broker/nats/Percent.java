package dev.witloof.broker.nats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8, with which any text becomes printable ASCII without spaces, colons and percent signs. */
final class Percent {
    private static final String DIGITS = "0123456789ABCDEF";

    private Percent() {}

    /**
     * Encodes a text.
     *
     * @param firstToo whether the first character is encoded in any case
     * @throws IllegalArgumentException if the text has half of a surrogate pair
     */
    static String encode(String text, boolean firstToo) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("no Unicode text", e);
        }
        StringBuilder encoded = new StringBuilder(bytes.remaining() + 16);
        boolean force = firstToo;
        while (bytes.hasRemaining()) {
            int b = bytes.get() & 0xff;
            if (force || b <= ' ' || b >= 0x7f || b == '%' || b == ':') {
                encoded.append('%').append(DIGITS.charAt(b >> 4)).append(DIGITS.charAt(b & 15));
            } else {
                encoded.append((char) b);
            }
            force = false;
        }
        return encoded.toString();
    }

    /** Decodes a text; one that is not well encoded stays as it is. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
                if (low < 0) {
                    return text;
                }
                bytes[size++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else {
                return text;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
