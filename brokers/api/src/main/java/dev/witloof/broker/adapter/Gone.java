package dev.witloof.broker.adapter;

import java.util.Optional;

/** How many messages a connection has received that nobody handles and no broker hands out again. Thread-safe. */
final class Gone {
    private static final long LATELY_NANOS = 60_000_000_000L;

    private long count;
    private long last;

    synchronized void add(int more) {
        count += more;
        last = System.nanoTime();
    }

    /** What to say of them when the connection has ended. */
    synchronized Optional<String> ever() {
        return count == 0
                ? Optional.empty()
                : Optional.of(count + " messages are gone that were not settled when their subscriptions were closed");
    }

    /** What to say of them as long as they are news. */
    synchronized Optional<String> lately() {
        return System.nanoTime() - last > LATELY_NANOS ? Optional.empty() : ever();
    }
}
