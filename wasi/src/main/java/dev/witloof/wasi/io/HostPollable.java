package dev.witloof.wasi.io;

import dev.witloof.bindings.wasi.io.Poll;
import java.util.concurrent.TimeUnit;

/** The resource {@code pollable}. Once it is dropped it is ready, so that nobody waits for it. */
public final class HostPollable implements Poll.Pollable, Readiness {
    private static final long FOREIGN_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

    private Readiness wanted;

    /**
     * Makes a pollable.
     *
     * @param wanted what it stands for
     */
    public HostPollable(Readiness wanted) {
        this.wanted = wanted;
    }

    /** Any pollable as this host sees it. One that somebody else has made can only be asked again and again. */
    static Readiness readiness(Poll.Pollable pollable) {
        if (pollable instanceof HostPollable own) {
            return own;
        }
        return new Readiness() {
            @Override
            public boolean ready() {
                return pollable.ready();
            }

            @Override
            public void watch(Waiter waiter) {
                waiter.within(FOREIGN_INTERVAL);
            }
        };
    }

    @Override
    public boolean ready() {
        return wanted.ready();
    }

    @Override
    public void block() {
        Waiter.await(wanted);
    }

    @Override
    public void watch(Waiter waiter) {
        wanted.watch(waiter);
    }

    @Override
    public void unwatch(Waiter waiter) {
        wanted.unwatch(waiter);
    }

    @Override
    public void close() {
        wanted = Readiness.ALWAYS;
    }
}
