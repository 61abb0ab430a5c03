package dev.witloof.wasi.clocks;

import dev.witloof.bindings.wasi.clocks.MonotonicClock;
import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.wasi.io.HostPollable;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Waiter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The interface {@code wasi:clocks/monotonic-clock}. */
public final class HostMonotonicClock implements MonotonicClock {
    /** How long to wait before another look at a clock that may go otherwise than the system's. */
    private static final long FOREIGN_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

    private final LongSupplier nanos;
    private final long longest;

    /**
     * Makes the interface.
     *
     * @param nanos reads the clock, which never goes back
     * @param system whether it goes as fast as the system's
     */
    public HostMonotonicClock(LongSupplier nanos, boolean system) {
        this.nanos = nanos;
        this.longest = system ? Long.MAX_VALUE : FOREIGN_INTERVAL;
    }

    @Override
    public long now() {
        return nanos.getAsLong();
    }

    @Override
    public long resolution() {
        return 1;
    }

    @Override
    public Poll.Pollable subscribeInstant(long when) {
        return new HostPollable(new At(when));
    }

    @Override
    public Poll.Pollable subscribeDuration(long length) {
        long now = now();
        long when = now + length;
        // Later than the clock can show is never.
        return new HostPollable(new At(Long.compareUnsigned(when, now) < 0 ? -1 : when));
    }

    /** A time on the clock, unsigned. */
    private final class At implements Readiness {
        private final long when;

        At(long when) {
            this.when = when;
        }

        @Override
        public boolean ready() {
            return Long.compareUnsigned(now(), when) >= 0;
        }

        @Override
        public void watch(Waiter waiter) {
            long left = when - now();
            waiter.within(Math.min(longest, left < 0 ? Long.MAX_VALUE : left));
        }
    }
}
