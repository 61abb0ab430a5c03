package dev.witloof.broker.adapter;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection to a broker, made of a client library. Thread-safe, as {@link Broker} asks; what an adapter implements is
 * called on any thread, without a lock held.
 */
public abstract class AdapterBroker implements Broker {
    private final String system;
    private final Set<Capability> capabilities;
    private final AdapterThreads threads;
    private final List<AdapterSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Object closing = new Object();
    private volatile boolean refusing;
    private volatile boolean closed;

    /**
     * Makes a connection that is open.
     *
     * @param system see {@link #system()}
     * @param capabilities see {@link #capabilities()}
     */
    protected AdapterBroker(String system, Set<Capability> capabilities) {
        this.system = system;
        this.capabilities = Set.copyOf(capabilities);
        this.threads = new AdapterThreads(system);
    }

    /**
     * Sends a message. May throw a {@link BrokerException} instead of returning a stage that fails with it; must not
     * block on the network.
     *
     * @param message what to publish
     * @return see {@link #publish}
     */
    protected abstract CompletionStage<Void> send(Envelope message);

    /**
     * Opens the client's side of a subscription. Groups, broadcast and patterns of topics are among the capabilities if
     * they are asked for. May block; when it returns, the subscription is in effect.
     *
     * @param spec what to subscribe to
     * @param subscription to offer messages to
     * @return the client's side
     * @throws BrokerException see {@link #subscribe}
     */
    protected abstract Intake open(SubscriptionSpec spec, AdapterSubscription subscription);

    /**
     * Opens a reply channel; see {@link #openReplyChannel}.
     *
     * @param sink may be called on a thread of the client; does not throw
     * @return the channel
     */
    protected abstract ReplyChannel openReplies(Consumer<? super Envelope> sink);

    /**
     * How the client's connection is.
     *
     * @return the health as last known, of a connection that has not been closed here
     */
    protected abstract Health connectionHealth();

    /** Closes the client. All subscriptions have been closed. May block for a short time; throws nothing. */
    protected abstract void disconnect();

    /**
     * Whether a topic of a subscription is a pattern, so that {@link Capability#WILDCARDS} is needed.
     *
     * @param topic what to subscribe to
     * @return true if it stands for several topics
     */
    protected boolean isPattern(String topic) {
        return false;
    }

    /**
     * Why there is no {@link Capability#REQUEST_REPLY} and what to do about it, for the refusal of a reply channel.
     *
     * @return what follows "this kafka connection"
     */
    protected String noReplies() {
        return "has no way for replies to come back";
    }

    /**
     * Where the dead letters of a topic go, if the subscription does not say.
     *
     * @param topic where the message was published to
     * @return a topic; {@code <topic>.dlq} unless overridden
     */
    protected String deadLetterTopic(String topic) {
        return topic + ".dlq";
    }

    /**
     * The settings of {@link SubscriptionSpec#extensions()} that the adapter knows; others are refused.
     *
     * @return their keys
     */
    protected Set<String> knownExtensions() {
        return Set.of();
    }

    /**
     * How often {@link Receipt#keep} is to be called, where the broker's leases run out.
     *
     * @return the interval, or nothing where there are no leases
     */
    protected Optional<Duration> leaseInterval() {
        return Optional.empty();
    }

    /**
     * The connection's threads.
     *
     * @return always the same
     */
    protected final AdapterThreads threads() {
        return threads;
    }

    /**
     * The open subscriptions.
     *
     * @return a copy
     */
    protected final List<AdapterSubscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    @Override
    public final String system() {
        return system;
    }

    @Override
    public final Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public final CompletionStage<Void> publish(Envelope message) {
        Objects.requireNonNull(message, "message");
        return closed ? CompletableFuture.failedFuture(isClosed()) : sendOut(message);
    }

    /** Sends a message, also while the connection is being closed. */
    final CompletionStage<Void> sendOut(Envelope message) {
        return Step.run(() -> send(message));
    }

    @Override
    public final Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        Objects.requireNonNull(sink, "sink");
        check(spec);
        if (refusing) {
            throw isClosed();
        }
        AdapterSubscription subscription = new AdapterSubscription(spec, sink, this);
        subscription.open(open(spec, subscription));
        subscriptions.add(subscription);
        if (refusing) {
            subscription.close(Duration.ZERO);
            throw isClosed();
        }
        return subscription;
    }

    private void check(SubscriptionSpec spec) {
        if (spec.group().isPresent()) {
            need(Capability.GROUPS, "has no groups: leave the group of the subscription to " + spec.topic() + " out");
        } else {
            need(
                    Capability.BROADCAST,
                    "cannot give every subscriber every message: name a group for the subscription to " + spec.topic());
        }
        if (isPattern(spec.topic())) {
            need(Capability.WILDCARDS, "has no patterns of topics, and " + spec.topic() + " is one: name each topic");
        }
        for (String key : spec.extensions().keySet()) {
            if (!knownExtensions().contains(key)) {
                throw new BrokerException(
                        BrokerException.Kind.UNSUPPORTED,
                        "the " + system + " adapter does not know the subscription setting " + key + "; it knows "
                                + (knownExtensions().isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                knownExtensions().stream()
                                                        .sorted()
                                                        .toList())));
            }
        }
    }

    private void need(Capability capability, String otherwise) {
        if (!capabilities.contains(capability)) {
            throw new BrokerException(BrokerException.Kind.UNSUPPORTED, "this " + system + " connection " + otherwise);
        }
    }

    @Override
    public final ReplyChannel openReplyChannel(Consumer<? super Envelope> sink) {
        Objects.requireNonNull(sink, "sink");
        need(Capability.REQUEST_REPLY, noReplies());
        if (refusing) {
            throw isClosed();
        }
        return openReplies(reply -> {
            try {
                sink.accept(reply);
            } catch (RuntimeException e) {
                // Whoever asked is gone or broken; the replies to others go on.
            }
        });
    }

    @Override
    public final Health health() {
        if (refusing) {
            return Health.down("the connection was closed");
        }
        Health connection = connectionHealth();
        if (connection.status() != Health.Status.UP) {
            return connection;
        }
        List<String> unhealthy = subscriptions.stream()
                .filter(subscription -> !subscription.healthy())
                .map(AdapterSubscription::toString)
                .toList();
        return unhealthy.isEmpty() ? connection : Health.degraded("cut off: " + String.join(", ", unhealthy));
    }

    /** A subscription has been closed. */
    final void ended(AdapterSubscription subscription) {
        subscriptions.remove(subscription);
    }

    @Override
    public final void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        refusing = true;
        long start = System.nanoTime();
        synchronized (closing) {
            if (closed) {
                return;
            }
            List<AdapterSubscription> open = subscriptions();
            open.forEach(AdapterSubscription::stop);
            for (AdapterSubscription subscription : open) {
                long left = TimeUnit.NANOSECONDS.convert(grace) - (System.nanoTime() - start);
                subscription.close(Duration.ofNanos(Math.max(0, left)));
            }
            closed = true;
            threads.stop();
            disconnect();
        }
    }

    private BrokerException isClosed() {
        return new BrokerException(BrokerException.Kind.CONNECTION, "the " + system + " connection was closed");
    }
}
