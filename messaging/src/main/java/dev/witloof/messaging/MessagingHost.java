package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
 * <p>Thread-safe. The brokers stay their owner's to close, after the host.
 */
public final class MessagingHost implements AutoCloseable {

    /** The connection that subscriptions use when they name none. */
    public static final String DEFAULT_CONNECTION = "default";

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);
    private static final AtomicInteger HOSTS = new AtomicInteger();

    private final Connections connections;
    private final HostInterfaces host;
    private final InstancePool pool;
    private final ExecutorService workers;
    private final OutcomeListener listener;
    private final List<Subscription> subscriptions = new ArrayList<>();

    MessagingHost(MessagingHostBuilder builder) {
        this.connections = new Connections(builder.brokers);
        this.host = new HostInterfaces(connections, builder.sendTimeout);
        this.pool = new InstancePool(builder.factory, host.interfaces(), builder.stores);
        this.listener = builder.listener;
        int number = HOSTS.incrementAndGet();
        AtomicInteger threads = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(
                builder.instances,
                task -> new Thread(task, "witloof-guest-" + number + "-" + threads.incrementAndGet()));
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
            close(Duration.ZERO);
            throw e;
        }
    }

    private void dispatch(Delivery delivery, String connection, SubscriptionSpec spec) {
        try {
            workers.execute(() -> handle(delivery, connection, spec));
        } catch (RejectedExecutionException e) {
            settle(delivery, delivery.retry(Duration.ZERO, "the host is closing"));
        }
    }

    private void handle(Delivery delivery, String connection, SubscriptionSpec spec) {
        Outcome outcome = call(delivery, connection);
        try {
            listener.onOutcome(delivery, outcome);
        } catch (RuntimeException e) {
            LOG.warn("The outcome listener failed on message {} of {}", delivery.id(), spec.topic(), e);
        }
        if (outcome instanceof Outcome.Handled) {
            settle(delivery, delivery.ack());
        } else {
            LOG.warn(
                    "Message {} of {} failed in attempt {}: {}",
                    delivery.id(),
                    spec.topic(),
                    delivery.attempt(),
                    outcome.reason());
            settle(delivery, delivery.retry(spec.backoff().after(delivery.attempt()), outcome.reason()));
        }
    }

    private Outcome call(Delivery delivery, String connection) {
        InstancePool.Instance instance;
        try {
            instance = pool.take();
        } catch (RuntimeException e) {
            return new Outcome.Trapped(e);
        }
        try {
            instance.guest().incomingHandler().handle(host.message(delivery.envelope(), connection));
        } catch (Types.ErrorException e) {
            pool.release(instance);
            return new Outcome.Failed(e.error());
        } catch (RuntimeException e) {
            discard(instance);
            return new Outcome.Trapped(e);
        }
        pool.release(instance);
        return new Outcome.Handled();
    }

    private static void discard(InstancePool.Instance instance) {
        try {
            instance.close();
        } catch (RuntimeException e) {
            LOG.warn("An instance that had trapped could not be closed cleanly", e);
        }
    }

    private static void settle(Delivery delivery, java.util.concurrent.CompletionStage<Void> settling) {
        settling.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("Message {} could not be settled: its broker delivers it again", delivery.id(), failure);
            }
        });
    }

    /** Closes with the grace of {@link Broker#DEFAULT_GRACE}. */
    @Override
    public void close() {
        close(Broker.DEFAULT_GRACE);
    }

    /**
     * Ends the host: takes in no more messages, lets guests end what they have begun, then releases everything. What
     * has not ended by then is interrupted, and its message goes back to the broker. Does nothing the second time.
     *
     * @param grace how long guests have to end, zero or more
     */
    public void close(Duration grace) {
        subscriptions.forEach(Subscription::pause);
        long end = System.nanoTime() + grace.toNanos();
        subscriptions.forEach(subscription -> subscription.close(left(end)));
        workers.shutdown();
        awaitWorkers(left(end));
        workers.shutdownNow();
        pool.close();
        connections.close();
    }

    private void awaitWorkers(Duration limit) {
        try {
            if (!workers.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Guests still ran when the grace was over; they are interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
