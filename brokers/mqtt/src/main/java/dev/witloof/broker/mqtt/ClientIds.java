package dev.witloof.broker.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Client ids for the sessions that are to be found again. A member of a group is, after a restart, the same client as
 * before: its id is made of the process's own id, what it subscribes to, and which of this process's members it is. A
 * number that becomes free is given again first, so that a process which starts the same members has the same ids.
 */
final class ClientIds {
    private static final Map<String, BitSet> TAKEN = new HashMap<>();
    private static final int HASH_BYTES = 6;

    private ClientIds() {}

    /** A client id that is in use until it is released. */
    record Lease(String base, int number) {
        String clientId() {
            return base + "-" + number;
        }

        void release() {
            synchronized (TAKEN) {
                BitSet taken = TAKEN.get(base);
                if (taken != null) {
                    taken.clear(number);
                    if (taken.isEmpty()) {
                        TAKEN.remove(base);
                    }
                }
            }
        }
    }

    static Lease take(String clientId, String filter) {
        String base = clientId + "-" + hash(filter);
        synchronized (TAKEN) {
            BitSet taken = TAKEN.computeIfAbsent(base, none -> new BitSet());
            int number = taken.nextClearBit(1);
            taken.set(number);
            return new Lease(base, number);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
