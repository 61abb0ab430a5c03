package dev.witloof.messaging;

import java.time.Duration;
import java.util.function.Function;

/** The instances of the component that a host has now. The component is replaced as a whole. Thread-safe. */
final class Instances implements AutoCloseable {

    private final Function<GuestFactory, InstancePool> pools;
    private final Duration deadline;
    private volatile InstancePool current;
    private boolean closed;

    /**
     * Makes instances of a component, none yet.
     *
     * @param deadline of the first instance that is made of a component
     */
    Instances(Function<GuestFactory, InstancePool> pools, GuestFactory factory, Duration deadline) {
        this.pools = pools;
        this.deadline = deadline;
        this.current = pools.apply(factory);
    }

    /** Makes a first instance, so that a guest that cannot start says so. */
    void start() {
        warmUp(current);
    }

    /** An instance of the component as it is now, whose calls have this deadline. */
    InstancePool.Instance take(Duration limit) {
        InstancePool pool = current;
        InstancePool.Instance instance = pool.take(limit);
        while (instance == null) {
            InstancePool next = current;
            if (next == pool) {
                throw new IllegalStateException("the host is closed");
            }
            pool = next;
            instance = pool.take(limit);
        }
        return instance;
    }

    /**
     * Replaces the component. When this fails nothing has changed. When it returns, instances of the new one only are
     * given out; those of the old that are in use are closed as they come back.
     */
    synchronized void replace(GuestFactory factory) {
        if (closed) {
            throw new IllegalStateException("the host is closed, so that nothing can be replaced");
        }
        InstancePool next = pools.apply(factory);
        try {
            warmUp(next);
        } catch (RuntimeException | Error e) {
            next.close();
            throw e;
        }
        InstancePool old = current;
        current = next;
        old.close();
    }

    private void warmUp(InstancePool pool) {
        InstancePool.Instance first = pool.take(deadline);
        if (first != null) {
            first.release();
            GuestLog.end();
        }
    }

    /** Closes what is idle; what is in use is closed when it comes back. */
    @Override
    public synchronized void close() {
        closed = true;
        current.close();
    }
}
