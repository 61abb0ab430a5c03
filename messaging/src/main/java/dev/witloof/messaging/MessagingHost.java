package dev.witloof.messaging;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Health;
import dev.witloof.messaging.host.Connections;
import dev.witloof.messaging.host.HostInterfaces;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts one {@code wasi:messaging} component: gives its instances the messages of subscriptions, and its imports the
 * host's connections to brokers.
 *
 * <p>A message is acknowledged only after the guest's handler returned ok. When it returned an error, trapped, or ran
 * into the deadline, the message goes back to its broker with the reason, which delivers it again, and gives it up to
 * the dead-letter topic after the attempts of its {@link dev.witloof.broker.SubscriptionSpec}; {@link HandlingOptions}
 * choose otherwise. An instance that trapped is discarded.
 *
 * <p>A guest may send to and request on nothing but what it is {@linkplain Grants granted}.
 *
 * <pre>{@code
 * try (MessagingHost host = MessagingHost.builder(Component.load(path))
 *         .connection("default", broker)
 *         .subscribe(SubscriptionSpec.builder("orders").group("shop").build())
 *         .grant(Grants.builder().send("orders.*").build())
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

    private final Connections connections;
    private final Instances instances;
    private final Workers workers;
    private final List<HostedSubscription> subscriptions;
    private final GuestHealth guestHealth = new GuestHealth();
    private final Map<String, Broker> brokers;
    private final HealthLog healthLog = new HealthLog(this::connectionHealth);
    private final Object closing = new Object();
    private volatile HostHealth.State state = HostHealth.State.RUNNING;

    MessagingHost(MessagingHostBuilder builder) {
        this.brokers = Map.copyOf(builder.brokers);
        this.connections = new Connections(builder.brokers, builder.grants, builder.subscribedConnections());
        Duration sendTimeout = builder.sendTimeout;
        long maxMessageBytes = builder.maxMessageBytes;
        HostObserver observer = new Observers(builder.observers);
        Function<Duration, Store> stores = builder.stores();
        this.instances = new Instances(
                factory -> new InstancePool(
                        factory,
                        () -> new HostInterfaces(connections, sendTimeout, maxMessageBytes, observer),
                        stores,
                        builder.instances),
                builder.factory,
                builder.deadline);
        this.workers = new Workers(builder.instances);
        MessageHandling handling =
                new MessageHandling(instances, builder.listener, observer, guestHealth, workers, builder.deadline);
        this.subscriptions = builder.subscriptions.stream()
                .map(wanted -> new HostedSubscription(
                        wanted.connection(),
                        builder.broker(wanted.connection()),
                        wanted.spec(),
                        wanted.options(),
                        handling,
                        workers))
                .toList();
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
    void start() {
        try {
            instances.start();
            subscriptions.forEach(HostedSubscription::open);
            healthLog.start();
        } catch (RuntimeException | Error e) {
            try {
                close(Duration.ZERO);
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
        LOG.info("The host has started, subscribed to {}", subscriptions);
    }

    /**
     * Replaces the component by one that imports nothing but messaging, as {@link #replace(GuestFactory)} does.
     *
     * @param component a component that exports {@code wasi:messaging/incoming-handler@0.2.0-draft}
     * @throws dev.witloof.runtime.LinkException if the component does not fit; nothing has changed then
     * @throws dev.witloof.runtime.Trap if the guest traps while it starts; nothing has changed then
     * @throws IllegalStateException if the host is closed
     */
    public void replace(Component component) {
        replace(GuestFactory.of(component));
    }

    /**
     * Replaces the component while messages come in, and loses none. A first instance of the new one is made before
     * anything changes. When this returns, every message that is given to a guest goes to the new one; what is in work
     * ends on the old one, whose instances are closed as they end. Subscriptions that {@link OnFailure#PAUSE} has paused
     * are {@linkplain #resume() resumed}: the message that the old guest failed on is the new one's first.
     *
     * @param factory makes the new guest's instances
     * @throws dev.witloof.runtime.Trap if the guest traps while it starts; nothing has changed then
     * @throws RuntimeException whatever else the factory throws; nothing has changed then
     * @throws IllegalStateException if the host is closed
     */
    public void replace(GuestFactory factory) {
        instances.replace(Objects.requireNonNull(factory, "factory"));
        guestHealth.reset();
        LOG.info("The component was replaced");
        resume();
    }

    /**
     * Takes up the subscriptions that {@link OnFailure#PAUSE} has paused: first the messages that they held back, then new
     * ones. Does nothing to the others, and nothing once the host is being closed.
     */
    public void resume() {
        subscriptions.forEach(HostedSubscription::resume);
    }

    /**
     * How the host is, for a probe. Does not block and sends nothing. A host that is being closed is not ready, but alive.
     *
     * @return the health as last known
     */
    public HostHealth health() {
        return new HostHealth(
                state,
                connectionHealth(),
                subscriptions.stream()
                        .map(each -> new HostHealth.SubscriptionHealth(each.connection(), each.spec(), each.health()))
                        .toList(),
                guestHealth.health());
    }

    private Map<String, Health> connectionHealth() {
        Map<String, Health> found = new TreeMap<>();
        brokers.forEach((name, broker) -> found.put(name, healthOf(broker)));
        return found;
    }

    private static Health healthOf(Broker broker) {
        try {
            return broker.health();
        } catch (RuntimeException e) {
            return Health.down("its broker cannot say: " + e);
        }
    }

    /** Closes with the grace of {@link Broker#DEFAULT_GRACE}. */
    @Override
    public void close() {
        close(Broker.DEFAULT_GRACE);
    }

    /**
     * Ends the host: takes in no more messages, lets guests end with those that were taken in, then releases everything.
     * When the grace is over, what has not begun is not begun any more, what has not ended is interrupted, and either goes
     * back to the broker, as does what is held back by {@link OnFailure#PAUSE}; a broker without
     * {@link dev.witloof.broker.Capability#BROKER_REDELIVERY} hands none of it out again. Closing again, also from another
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
            if (state == HostHealth.State.RUNNING) {
                state = HostHealth.State.DRAINING;
                healthLog.close();
                try {
                    new Shutdown(subscriptions, workers, grace).run(() -> {
                        instances.close();
                        connections.close();
                    });
                } finally {
                    state = HostHealth.State.CLOSED;
                    LOG.info("The host has stopped");
                }
            }
        }
    }
}
