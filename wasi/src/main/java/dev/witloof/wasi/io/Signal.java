package dev.witloof.wasi.io;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes those who wait for something that happens on another thread. Safe for use by several threads. */
public final class Signal {
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

    /** Makes a signal that nobody waits for. */
    public Signal() {}

    /**
     * Adds someone to wake.
     *
     * @param waiter who waits
     */
    public void add(Waiter waiter) {
        waiters.add(waiter);
    }

    /**
     * Removes someone who no longer waits.
     *
     * @param waiter who has waited
     */
    public void remove(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** Wakes all who wait. What they wait for has to be visible to other threads already. */
    public void fire() {
        waiters.forEach(Waiter::wake);
    }
}
