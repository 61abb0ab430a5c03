package dev.witloof.broker.amqp;

import java.util.Base64;
import java.util.UUID;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.UnsignedLong;

/**
 * Correlation ids as text. AMQP has them as text, number, UUID or bytes, and a reply must repeat just what the request had; so
 * whatever is no text has a mark in front.
 */
final class CorrelationIds {
    private static final String NUMBER = "amqp-ulong:";
    private static final String UUID_MARK = "amqp-uuid:";
    private static final String BINARY = "amqp-binary:";

    private CorrelationIds() {}

    static String text(Object id) {
        if (id instanceof UnsignedLong number) {
            return NUMBER + number;
        }
        if (id instanceof UUID uuid) {
            return UUID_MARK + uuid;
        }
        if (id instanceof Binary binary) {
            return BINARY + Base64.getEncoder().encodeToString(binary.asByteArray());
        }
        if (id instanceof byte[] bytes) {
            return BINARY + Base64.getEncoder().encodeToString(bytes);
        }
        return id.toString();
    }

    static Object id(String text) {
        try {
            Object typed = typed(text);
            // Somebody's text may begin so, too: only what comes out as this very text went in as something else.
            return text(typed).equals(text) ? typed : text;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Object typed(String text) {
        if (text.startsWith(NUMBER)) {
            return UnsignedLong.valueOf(text.substring(NUMBER.length()));
        }
        if (text.startsWith(UUID_MARK)) {
            return UUID.fromString(text.substring(UUID_MARK.length()));
        }
        if (text.startsWith(BINARY)) {
            return new Binary(Base64.getDecoder().decode(text.substring(BINARY.length())));
        }
        return text;
    }
}
