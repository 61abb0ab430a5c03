package dev.witloof.codegen.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over parts, each with its length before it, so that no two sequences of parts give the same bytes. */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** Adds a list with its length; the order counts. */
    Fingerprint addAll(Iterable<String> parts) {
        int count = 0;
        for (String part : parts) {
            add(part);
            count++;
        }
        return add("#" + count);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
