package dev.witloof.broker.adapter;

import dev.witloof.broker.Backoff;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * How long an adapter waits before it makes anew what was lost, such as a connection: from 0.1 seconds to 5, ever longer, and
 * half of it at random, so that not all clients of a broker that restarts come at once. It starts over only when what was
 * made has stood for 10 seconds: a broker that lets clients in and hangs up at once is asked ever more rarely, too.
 * Thread-safe.
 */
public final class Pace {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final long STEADY_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;

    // Guarded by this object's monitor.
    private int failures;
    private boolean stands;
    private long since;

    /** One that starts with the shortest delay. */
    public Pace() {
        this(System::nanoTime);
    }

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** It has been made, and stands from now on. */
    public synchronized void made() {
        stands = true;
        since = nanoTime.getAsLong();
    }

    /**
     * It was lost, or could not be made.
     *
     * @return how long to wait before the next attempt; more than zero
     */
    public synchronized Duration next() {
        if (stands && nanoTime.getAsLong() - since > STEADY_NANOS) {
            failures = 0;
        }
        stands = false;
        failures++;
        long half = BACKOFF.after(failures).toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }
}
