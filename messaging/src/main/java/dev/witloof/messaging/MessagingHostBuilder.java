package dev.witloof.messaging;

import dev.witloof.broker.Broker;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.runtime.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Describes a {@link MessagingHost} and starts it. For one thread. */
public final class MessagingHostBuilder {

    /** The most instances that one host can be told to use. */
    public static final int MOST_INSTANCES = 10_000;

    private static final Duration DEFAULT_SEND_TIMEOUT = Duration.ofSeconds(10);
    private static final long DEFAULT_MESSAGE_BYTES = 128L << 20;
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    final GuestFactory factory;
    final Map<String, Broker> brokers = new TreeMap<>();
    final Map<String, Grants> grants = new TreeMap<>();
    final List<Wanted> subscriptions = new ArrayList<>();
    int instances = Runtime.getRuntime().availableProcessors();
    Duration deadline = DEFAULT_DEADLINE;
    Duration sendTimeout = DEFAULT_SEND_TIMEOUT;
    long maxMessageBytes = DEFAULT_MESSAGE_BYTES;
    final List<HostObserver> observers = new ArrayList<>();
    OutcomeListener listener = (delivery, outcome) -> {};
    private UnaryOperator<Store.Builder> limits = UnaryOperator.identity();

    /** A subscription, and the name of the connection that it is to be on. */
    record Wanted(String connection, SubscriptionSpec spec, HandlingOptions options) {}

    MessagingHostBuilder(GuestFactory factory) {
        this.factory = Objects.requireNonNull(factory, "factory");
    }

    /**
     * Adds a connection, which guests reach by {@code client.connect(name)}.
     *
     * @param name the name; {@value MessagingHost#DEFAULT_CONNECTION} is what subscriptions use when they name none
     * @param broker where to; several names may share one
     * @return this
     * @throws IllegalArgumentException if there is one of that name
     */
    public MessagingHostBuilder connection(String name, Broker broker) {
        if (brokers.putIfAbsent(name, Objects.requireNonNull(broker, "broker")) != null) {
            throw new IllegalArgumentException("there are two connections named \"" + name + "\"");
        }
        return this;
    }

    /**
     * Adds a subscription on the connection {@value MessagingHost#DEFAULT_CONNECTION}.
     *
     * @param spec what to subscribe to
     * @return this
     */
    public MessagingHostBuilder subscribe(SubscriptionSpec spec) {
        return subscribe(MessagingHost.DEFAULT_CONNECTION, spec);
    }

    /**
     * Adds a subscription whose failures are retried.
     *
     * @param connection the name of its connection, which may be added later
     * @param spec what to subscribe to
     * @return this
     */
    public MessagingHostBuilder subscribe(String connection, SubscriptionSpec spec) {
        return subscribe(connection, spec, HandlingOptions.DEFAULT);
    }

    /**
     * Adds a subscription.
     *
     * @param connection the name of its connection, which may be added later
     * @param spec what to subscribe to
     * @param options how its messages are handled
     * @return this
     */
    public MessagingHostBuilder subscribe(String connection, SubscriptionSpec spec, HandlingOptions options) {
        subscriptions.add(new Wanted(
                Objects.requireNonNull(connection, "connection"),
                Objects.requireNonNull(spec, "spec"),
                Objects.requireNonNull(options, "options")));
        return this;
    }

    /**
     * Grants the guest topics on the connection {@value MessagingHost#DEFAULT_CONNECTION}.
     *
     * @param more what it may do beside what it may already
     * @return this
     */
    public MessagingHostBuilder grant(Grants more) {
        return grant(MessagingHost.DEFAULT_CONNECTION, more);
    }

    /**
     * Grants the guest topics. Without grants it may handle the messages of its subscriptions and reply to them, nothing
     * else, and connect to no connection but those of its subscriptions.
     *
     * @param connection the name of a connection, which may be added later
     * @param more what it may do there beside what it may already
     * @return this
     */
    public MessagingHostBuilder grant(String connection, Grants more) {
        grants.merge(
                Objects.requireNonNull(connection, "connection"), Objects.requireNonNull(more, "more"), Grants::plus);
        return this;
    }

    /**
     * Sets how many messages are handled at once, each by an instance of its own.
     *
     * @param count 1 to {@value #MOST_INSTANCES}; as many as there are processors by default
     * @return this
     */
    public MessagingHostBuilder instances(int count) {
        if (count < 1 || count > MOST_INSTANCES) {
            throw new IllegalArgumentException("instances is " + count + ", but wanted is 1 to " + MOST_INSTANCES);
        }
        this.instances = count;
        return this;
    }

    /**
     * Sets how long a guest may take for one message, what it waits for brokers included. A subscription may have its own,
     * see {@link HandlingOptions#withDeadline}.
     *
     * @param limit more than zero; 30 seconds by default
     * @return this
     */
    public MessagingHostBuilder deadline(Duration limit) {
        this.deadline = positive("deadline", limit);
        return this;
    }

    /**
     * Sets how long one send or reply may take until the guest gets the error {@code timeout}.
     *
     * @param limit more than zero; 10 seconds by default
     * @return this
     */
    public MessagingHostBuilder sendTimeout(Duration limit) {
        this.sendTimeout = positive("sendTimeout", limit);
        return this;
    }

    /**
     * Sets how much the messages that one instance holds may take in the host's memory, where they lie beside the guest's
     * own. A guest that makes or changes messages beyond that traps; a request whose replies go beyond fails.
     *
     * @param bytes more than zero; 128 MiB by default
     * @return this
     */
    public MessagingHostBuilder maxMessageBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxMessageBytes is " + bytes + ", but wanted is more than zero");
        }
        this.maxMessageBytes = bytes;
        return this;
    }

    /**
     * Sets further limits of the store that each instance gets.
     *
     * @param newLimits changes a builder; the deadline is set after it
     * @return this
     */
    public MessagingHostBuilder limits(UnaryOperator<Store.Builder> newLimits) {
        this.limits = Objects.requireNonNull(newLimits, "limits");
        return this;
    }

    /**
     * Sets who is told of every outcome.
     *
     * @param newListener replaces the one set before
     * @return this
     */
    public MessagingHostBuilder listener(OutcomeListener newListener) {
        this.listener = Objects.requireNonNull(newListener, "listener");
        return this;
    }

    /**
     * Adds an observer, for metrics and traces: of {@code dev.witloof.messaging.micrometer}, of
     * {@code dev.witloof.messaging.opentelemetry}, or one of your own.
     *
     * @param observer is told beside those added before
     * @return this
     */
    public MessagingHostBuilder observe(HostObserver observer) {
        observers.add(Objects.requireNonNull(observer, "observer"));
        return this;
    }

    /**
     * Adds the observers of {@link HostObservers#present()}: global metrics and traces where the class path has the
     * libraries.
     *
     * @return this
     */
    public MessagingHostBuilder observePresent() {
        observers.addAll(HostObservers.present());
        return this;
    }

    /**
     * Makes a first instance, subscribes, and hosts from then on.
     *
     * @return the running host
     * @throws IllegalArgumentException if a subscription or a grant names a connection that there is not
     * @throws dev.witloof.runtime.Trap if the guest traps while it starts
     * @throws dev.witloof.broker.BrokerException if a broker refuses a subscription; none is left behind then
     */
    public MessagingHost start() {
        for (Wanted one : subscriptions) {
            requireConnection(
                    one.connection(), "the subscription to " + one.spec().topic());
        }
        for (String connection : grants.keySet()) {
            requireConnection(connection, "a grant");
        }
        MessagingHost host = new MessagingHost(this);
        host.start();
        return host;
    }

    /** The broker of a connection that is known to be there. */
    Broker broker(String connection) {
        return Objects.requireNonNull(brokers.get(connection));
    }

    /** The names of the connections that have subscriptions. */
    Set<String> subscribedConnections() {
        return subscriptions.stream().map(Wanted::connection).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes stores whose calls have a deadline. */
    Function<Duration, Store> stores() {
        UnaryOperator<Store.Builder> limiting = limits;
        return limit -> limiting.apply(Store.builder()).deadline(limit).build();
    }

    private void requireConnection(String connection, String what) {
        if (!brokers.containsKey(connection)) {
            throw new IllegalArgumentException(what + " is on connection \"" + connection + "\", but there is "
                    + (brokers.isEmpty() ? "none" : brokers.keySet()) + "; add it with connection(name, broker)");
        }
    }

    private static Duration positive(String name, Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + " is " + limit + ", but wanted is more than zero");
        }
        return limit;
    }
}
