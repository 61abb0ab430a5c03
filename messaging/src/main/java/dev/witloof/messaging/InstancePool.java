package dev.witloof.messaging;

import dev.witloof.messaging.host.HostInterfaces;
import dev.witloof.runtime.Store;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances of one guest, each in a store of its own. Thread-safe; an instance is with one thread at a time. How many
 * there are is bounded by how many threads take one.
 */
final class InstancePool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    private final GuestFactory factory;
    private final Supplier<HostInterfaces> hosts;
    private final Function<Duration, Store> stores;
    private final int mostIdle;
    private final Deque<Instance> idle = new ArrayDeque<>();
    private boolean closed;

    /** One instance with its pool, its store, the deadline of that, and with what its host gives it. */
    record Instance(InstancePool pool, Store store, Duration deadline, HostInterfaces host, Guest guest)
            implements AutoCloseable {

        /** Gives the instance back, to be used again. */
        void release() {
            pool.release(this);
        }

        /** Closes an instance that is not to be used again. What that throws is logged: the call has ended before. */
        @SuppressWarnings("CatchingUnchecked") // An Error here must not keep a message from being settled.
        void discard() {
            try {
                close();
            } catch (Throwable e) {
                LOG.warn("An instance could not be closed cleanly", LogText.of(e));
            }
        }

        @Override
        public void close() {
            try (store) {
                guest.close();
            }
        }
    }

    /**
     * A pool without instances.
     *
     * @param mostIdle how many are kept for another message, whatever their deadlines
     */
    InstancePool(GuestFactory factory, Supplier<HostInterfaces> hosts, Function<Duration, Store> stores, int mostIdle) {
        this.factory = factory;
        this.hosts = hosts;
        this.stores = stores;
        this.mostIdle = mostIdle;
    }

    /** An idle instance whose calls have this deadline, the one used last, or a new one; null once this is closed. */
    @Nullable
    Instance take(Duration deadline) {
        Instance instance = poll(deadline);
        if (instance != null || isClosed()) {
            return instance;
        }
        Instance made = create(deadline);
        if (isClosed()) {
            made.discard();
            return null;
        }
        return made;
    }

    /**
     * Gives back an instance that can be used again. It is not kept if this has been closed meanwhile, or if it holds so
     * many messages that it will soon have no room for another; and if it is one too many, the one that has been idle for
     * the longest time is not.
     */
    private void release(Instance instance) {
        Instance surplus = instance;
        synchronized (this) {
            if (!closed && instance.host().hasRoom()) {
                idle.push(instance);
                surplus = idle.size() > mostIdle ? idle.pollLast() : null;
            }
        }
        if (surplus != null) {
            surplus.discard();
        }
    }

    /** Closes the idle instances; those that are out are closed when they come back. */
    @Override
    public void close() {
        List<Instance> left = new ArrayList<>();
        synchronized (this) {
            closed = true;
            left.addAll(idle);
            idle.clear();
        }
        left.forEach(Instance::discard);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable Instance poll(Duration deadline) {
        Instance newest = idle.peek();
        if (newest != null && newest.deadline().equals(deadline)) {
            return idle.poll();
        }
        Iterator<Instance> newestFirst = idle.iterator();
        while (newestFirst.hasNext()) {
            Instance instance = newestFirst.next();
            if (instance.deadline().equals(deadline)) {
                newestFirst.remove();
                return instance;
            }
        }
        return null;
    }

    private Instance create(Duration deadline) {
        Store store = stores.apply(deadline);
        try {
            HostInterfaces host = hosts.get();
            Guest guest = factory.instantiate(store, host.interfaces());
            return new Instance(
                    this, store, deadline, host, Objects.requireNonNull(guest, "the guest factory made no guest"));
        } catch (RuntimeException | Error e) {
            try {
                store.close();
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }
}
