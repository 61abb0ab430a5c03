package dev.witloof.broker.amqp;

import dev.witloof.broker.Backoff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How soon something is tried again: ever later, until it has gone well for a while. A broker that lets in and hangs up at once
 * is not asked as often as one that does so for the first time. Not thread-safe.
 */
final class AmqpPace {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final long WELL_NANOS = Duration.ofSeconds(10).toNanos();

    private int failures;
    private long changed = System.nanoTime();

    /** It goes well from now on. */
    void well() {
        changed = System.nanoTime();
    }

    /**
     * How long to wait after a failure.
     *
     * @param was whether it went well until now
     */
    Duration next(boolean was) {
        long now = System.nanoTime();
        if (was && now - changed > WELL_NANOS) {
            failures = 0;
        }
        changed = now;
        failures++;
        // Half of it at random, so that not all clients of a broker that restarts come at once.
        long millis = BACKOFF.after(failures).toMillis() / 2;
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis + 1));
    }
}
