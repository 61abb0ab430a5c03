package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.Backoff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before something that was lost is made anew: a while that grows, with some chance in it, until what was
 * made has stood for some seconds. Thread-safe.
 */
final class Delays {
    private static final Backoff GROWING = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** A server that accepts, and closes at once, is not to be asked ten times a second. */
    private static final long STEADY_NANOS = Duration.ofSeconds(5).toNanos();

    // Guarded by this object's monitor.
    private int attempt;
    private boolean stands;
    private long since;

    /** It has been made. */
    synchronized void made() {
        stands = true;
        since = System.nanoTime();
    }

    /** It was lost, or could not be made. */
    synchronized Duration next() {
        if (stands && System.nanoTime() - since > STEADY_NANOS) {
            attempt = 0;
        }
        stands = false;
        attempt++;
        long most = GROWING.after(attempt).toMillis();
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
}
