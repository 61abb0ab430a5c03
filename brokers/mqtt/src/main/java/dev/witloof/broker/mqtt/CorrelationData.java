package dev.witloof.broker.mqtt;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Correlation data as text: UTF-8, or behind {@value #BINARY} in Base64 what is none, so that a reply to whoever uses
 * binary data repeats just that.
 */
final class CorrelationData {
    static final String BINARY = "mqtt-binary:";

    private static final int MOST_BYTES = 65_535;

    private CorrelationData() {}

    static String text(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return decoded(bytes).orElseGet(() -> BINARY + Base64.getEncoder().encodeToString(bytes));
    }

    static byte[] bytes(String text) {
        byte[] bytes = binary(text).orElseGet(() -> encoded(text));
        if (bytes.length > MOST_BYTES) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the correlation id has " + bytes.length + " bytes, and MQTT takes " + MOST_BYTES);
        }
        return bytes;
    }

    private static Optional<byte[]> binary(String text) {
        if (!text.startsWith(BINARY)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(BINARY.length()));
            // Somebody's text may begin so, too: only what comes out as this very text went in as bytes.
            return text(ByteBuffer.wrap(bytes)).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(String text) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new BrokerException(
                    Kind.UNSUPPORTED, "the correlation id cannot be sent with MQTT: it has half a surrogate pair", e);
        }
    }
}
