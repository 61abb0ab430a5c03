package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.BrokerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All messages that are on their way, from when they are taken until they end, wherever they are meanwhile: so many, and so
 * many bytes, at most. Thread-safe.
 */
final class Backlog {
    static final int MOST_MESSAGES = 100_000;
    static final long MOST_BYTES = 64L << 20;

    private final ConcurrentNavigableMap<Long, Sending> open = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private long taken;
    private int messages;
    private long bytes;

    /** Takes a message, which fails instead if there are too many, or if this has been closed. */
    void take(Sending sending) {
        long size = sending.size();
        long number = reserve(size);
        if (number < 0) {
            sending.fail(BrokerException.Kind.QUOTA, tooMany(size));
            return;
        }
        open.put(number, sending);
        sending.whenEnded(() -> {
            open.remove(number);
            free(size);
        });
        // Looked at after it was added, so that either this sees it or whoever closes sees the message.
        if (closed) {
            fail(sending);
        }
    }

    private synchronized long reserve(long size) {
        // One that is larger than the limit goes alone.
        if (messages >= MOST_MESSAGES || (messages > 0 && bytes + size > MOST_BYTES)) {
            return -1;
        }
        messages++;
        bytes += size;
        return taken++;
    }

    private synchronized void free(long size) {
        messages--;
        bytes -= size;
    }

    private synchronized String tooMany(long size) {
        return messages + " messages of " + bytes + " bytes are on their way already, this one has " + size
                + ", and the limit is " + MOST_MESSAGES + " messages or " + MOST_BYTES
                + " bytes: wait for some of them";
    }

    /** Those that the broker was to confirm by now. */
    List<Sending> late() {
        List<Sending> late = new ArrayList<>();
        // They were taken in the order of their deadlines, nearly.
        for (Sending sending : open.values()) {
            if (!sending.isLate()) {
                break;
            }
            late.add(sending);
        }
        return late;
    }

    boolean hasLate() {
        Map.Entry<Long, Sending> first = open.firstEntry();
        return first != null && first.getValue().isLate();
    }

    /** Fails all that there are, and all that come. */
    void close() {
        closed = true;
        open.values().forEach(Backlog::fail);
    }

    private static void fail(Sending sending) {
        sending.fail(BrokerException.Kind.CONNECTION, "the connection was closed");
    }
}
