package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a header as text. They are UTF-8; bytes that are not, which other clients may send, become
 * {@value #BINARY} and their Base64, so that they leave as they came. Either way back and forth changes nothing.
 */
final class HeaderText {
    private static final String BINARY = "kafka-bytes:";

    private HeaderText() {}

    /** The text of bytes; none are the empty text. */
    static String decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        String text = utf8(bytes);
        return text == null || binary(text) != null
                ? BINARY + Base64.getEncoder().encodeToString(bytes)
                : text;
    }

    /** The bytes of a text; the name says what it is, for the refusal of text that has no UTF-8. */
    static byte[] encode(String name, String text) {
        byte[] binary = binary(text);
        if (binary != null) {
            return binary;
        }
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new BrokerException(
                    Kind.UNSUPPORTED, name + " holds half of a surrogate pair, which has no UTF-8 to send to Kafka", e);
        }
    }

    /** The bytes that a text stands for, if {@link #decode} made it of bytes that no other text stands for. */
    private static byte @Nullable [] binary(String text) {
        if (!text.startsWith(BINARY)) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.substring(BINARY.length()));
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (!text.endsWith(Base64.getEncoder().encodeToString(bytes))) {
            return null;
        }
        String plain = utf8(bytes);
        return plain == null || binary(plain) != null ? bytes : null;
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
