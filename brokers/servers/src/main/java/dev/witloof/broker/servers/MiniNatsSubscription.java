package dev.witloof.broker.servers;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one client wants to receive. */
final class MiniNatsSubscription {
    private final MiniNatsClient client;
    private final String filter;
    private final @Nullable String queue;
    private final String sid;
    private final AtomicLong delivered = new AtomicLong();
    private volatile long max = Long.MAX_VALUE;

    MiniNatsSubscription(MiniNatsClient client, String filter, @Nullable String queue, String sid) {
        this.client = client;
        this.filter = filter;
        this.queue = queue;
        this.sid = sid;
    }

    MiniNatsClient client() {
        return client;
    }

    String filter() {
        return filter;
    }

    @Nullable
    String queue() {
        return queue;
    }

    String sid() {
        return sid;
    }

    /** Ends the subscription after so many messages, counted from its begin. */
    void limit(long messages) {
        max = messages;
    }

    /** Whether it has had all it will get. */
    boolean isExhausted() {
        return delivered.get() >= max;
    }

    /** Takes the place of one message. */
    boolean takePlace() {
        return delivered.incrementAndGet() <= max;
    }
}
