package dev.witloof.messaging;

import dev.witloof.messaging.host.HostInterfaces;
import dev.witloof.runtime.Store;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances of one guest, each in a store of its own. Thread-safe; an instance is with one thread at a time. How many
 * there are is bounded by how many threads take one.
 */
final class InstancePool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstancePool.class);

    private final GuestFactory factory;
    private final Supplier<HostInterfaces> hosts;
    private final Supplier<Store> stores;
    private final ArrayDeque<Instance> idle = new ArrayDeque<>();
    private boolean closed;

    /** One instance with its store and with what its host gives it. */
    record Instance(Store store, HostInterfaces host, Guest guest) implements AutoCloseable {
        @Override
        public void close() {
            try (store) {
                guest.close();
            }
        }
    }

    InstancePool(GuestFactory factory, Supplier<HostInterfaces> hosts, Supplier<Store> stores) {
        this.factory = factory;
        this.hosts = hosts;
        this.stores = stores;
    }

    /** An idle instance, the one used last, or a new one. */
    Instance take() {
        Instance instance = poll();
        return instance != null ? instance : create();
    }

    /**
     * Gives back an instance that can be used again. It is not kept if the host has been closed meanwhile, or if it holds
     * so many messages that it will soon have no room for another.
     */
    void release(Instance instance) {
        synchronized (this) {
            if (!closed && instance.host().hasRoom()) {
                idle.push(instance);
                return;
            }
        }
        discard(instance);
    }

    /** Closes an instance that is not to be used again. What that throws is logged: the call has ended before. */
    @SuppressWarnings("CatchingUnchecked") // An Error here must not keep a message from being settled.
    void discard(Instance instance) {
        try {
            instance.close();
        } catch (Throwable e) {
            LOG.warn("An instance could not be closed cleanly", e);
        }
    }

    /** Closes the idle instances; those that are out are closed when they come back. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Instance instance = poll(); instance != null; instance = poll()) {
            discard(instance);
        }
    }

    private synchronized @Nullable Instance poll() {
        return idle.poll();
    }

    private Instance create() {
        Store store = stores.get();
        try {
            HostInterfaces host = hosts.get();
            Guest guest = factory.instantiate(store, host.interfaces());
            return new Instance(store, host, Objects.requireNonNull(guest, "the guest factory made no guest"));
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
