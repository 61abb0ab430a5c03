package dev.witloof.broker.nats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Groups under the names that NATS has for them. */
final class Groups {
    private static final int READABLE = 40;
    private static final int HASH_BYTES = 10;

    private Groups() {}

    /** The queue group of core subscriptions: the group's own name if NATS can have it. */
    static String queue(String group) {
        return group.matches("[A-Za-z0-9_.:/-]{1,128}") ? group : readable(group) + "-" + hash(group);
    }

    /** The durable consumer of a group on a subject, the same for all members. */
    static String durable(String group, String subject) {
        return readable(group) + "-" + hash(group + "\0" + subject);
    }

    private static String readable(String group) {
        String safe = group.replaceAll("[^A-Za-z0-9_-]", "_");
        return safe.length() <= READABLE ? safe : safe.substring(0, READABLE);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
