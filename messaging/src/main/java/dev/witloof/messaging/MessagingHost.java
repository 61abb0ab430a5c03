package dev.witloof.messaging;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.host.Connections;
import dev.witloof.messaging.host.HostInterfaces;
import dev.witloof.runtime.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts one {@code wasi:messaging} component: gives its instances the messages of subscriptions, and its imports the
 * host's connections to brokers.
 *
 * <p>A message is acknowledged only after the guest's handler returned ok. When it returned an error, trapped, or ran
 * into the deadline, the message goes back to its broker with the reason, which delivers it again, and gives it up to
 * the dead-letter topic after the attempts of its {@link SubscriptionSpec}. An instance that trapped is discarded.
 *
 * <pre>{@code
 * try (MessagingHost host = MessagingHost.builder(Component.load(path))
 *         .connection("default", broker)
 *         .subscribe(SubscriptionSpec.builder("orders").group("shop").build())
 *         .instances(4)
 *         .deadline(Duration.ofSeconds(5))
 *         .start()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Guests run on threads of the host, which are daemons: they do not keep the process alive. The brokers
 * stay their owner's to close, after the host.
 */
public final class MessagingHost implements AutoCloseable {

    /** The connection that subscriptions use when they name none. */
    public static final String DEFAULT_CONNECTION = "default";

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);
    private static final AtomicInteger HOSTS = new AtomicInteger();

    /** How long a guest that was interrupted may take to notice, so that nothing runs on after the host is closed. */
    private static final Duration INTERRUPTED_GRACE = Duration.ofSeconds(1);

    private final Connections connections;
    private final InstancePool pool;
    private final MessageHandling handling;
    private final ExecutorService workers;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Object closing = new Object();
    private boolean closed;

    MessagingHost(MessagingHostBuilder builder) {
        this.connections = new Connections(builder.brokers);
        Duration sendTimeout = builder.sendTimeout;
        long maxMessageBytes = builder.maxMessageBytes;
        this.pool = new InstancePool(
                builder.factory, () -> new HostInterfaces(connections, sendTimeout, maxMessageBytes), builder.stores);
        this.handling = new MessageHandling(pool, builder.listener);
        this.workers = Executors.newFixedThreadPool(
                builder.instances, threads("witloof-guest-" + HOSTS.incrementAndGet() + "-"));
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Starts the description of a host for a component that imports nothing but messaging.
     *
     * @param component a component that exports {@code wasi:messaging/incoming-handler@0.2.0-draft}
     * @return a builder
     * @throws dev.witloof.runtime.LinkException if the component does not fit
     */
    public static MessagingHostBuilder builder(Component component) {
        return builder(GuestFactory.of(component));
    }

    /**
     * Starts the description of a host.
     *
     * @param factory makes the guest's instances
     * @return a builder
     */
    public static MessagingHostBuilder builder(GuestFactory factory) {
        return new MessagingHostBuilder(factory);
    }

    /** Makes a first instance, so that a guest that cannot start says so here, and subscribes. */
    void start(List<MessagingHostBuilder.NamedSubscription> wanted) {
        try {
            pool.release(pool.take());
            for (MessagingHostBuilder.NamedSubscription one : wanted) {
                Broker broker = one.broker();
                subscriptions.add(
                        broker.subscribe(one.spec(), delivery -> dispatch(delivery, one.connection(), one.spec())));
            }
        } catch (RuntimeException | Error e) {
            try {
                close(Duration.ZERO);
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private void dispatch(Delivery delivery, String connection, SubscriptionSpec spec) {
        try {
            workers.execute(() -> handling.handle(delivery, connection, spec));
        } catch (RejectedExecutionException e) {
            MessageHandling.settle(delivery, () -> delivery.retry(Duration.ZERO, "the host is closing"));
        }
    }

    /** Closes with the grace of {@link Broker#DEFAULT_GRACE}. */
    @Override
    public void close() {
        close(Broker.DEFAULT_GRACE);
    }

    /**
     * Ends the host: takes in no more messages, lets guests end what they have begun, then releases everything. What
     * has not ended by then is interrupted, and its message goes back to the broker. Closing again, also from another
     * thread, waits for the first call to end and does nothing else. Do not call it from a listener.
     *
     * @param grace how long guests have to end, zero or more
     * @throws IllegalArgumentException if {@code grace} is negative
     * @throws RuntimeException what a broker threw at the end of a subscription, after everything has been released
     */
    public void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        synchronized (closing) {
            if (!closed) {
                closed = true;
                shutDown(System.nanoTime(), TimeUnit.NANOSECONDS.convert(grace));
            }
        }
    }

    private void shutDown(long start, long grace) {
        List<RuntimeException> failures = new ArrayList<>();
        subscriptions.forEach(each -> attempt(each::pause, failures));
        subscriptions.forEach(each -> attempt(() -> each.close(left(start, grace)), failures));
        workers.shutdown();
        if (!awaitWorkers(left(start, grace))) {
            LOG.warn("Guests still ran when the grace was over; they are interrupted");
            workers.shutdownNow();
            if (!awaitWorkers(INTERRUPTED_GRACE)) {
                LOG.warn("Guests still run, although they were interrupted");
            }
        }
        pool.close();
        attempt(connections::close, failures);
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void attempt(Runnable step, List<RuntimeException> failures) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private boolean awaitWorkers(Duration limit) {
        try {
            return workers.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration left(long start, long grace) {
        return Duration.ofNanos(Math.max(0, grace - (System.nanoTime() - start)));
    }
}
