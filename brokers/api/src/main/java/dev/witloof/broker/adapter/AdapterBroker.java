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
import java.util.ArrayList;
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
    private final List<Replies> channels = new CopyOnWriteArrayList<>();
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
     * block on the network. Any other failure is reported as {@link BrokerException.Kind#OTHER}. The stage ends in any
     * case, or is ended after {@link #sendTimeout}.
     *
     * @param message what to publish
     * @return see {@link #publish}
     */
    protected abstract CompletionStage<Void> send(Envelope message);

    /**
     * Opens the client's side of a subscription. Groups, broadcast and patterns of topics are among the capabilities if
     * they are asked for. May block; when it returns, the subscription is in effect. It is among {@link #subscriptions}
     * from before the call, so that a connection that is lost meanwhile can be told to it.
     *
     * @param spec what to subscribe to
     * @param subscription to offer messages to
     * @return the client's side
     * @throws BrokerException see {@link #subscribe}
     */
    protected abstract Intake open(SubscriptionSpec spec, AdapterSubscription subscription);

    /**
     * Opens a reply channel; see {@link #openReplyChannel}. It is closed once, at the latest before {@link #disconnect},
     * and not asked for its address after that.
     *
     * @param sink may be called on any thread of the client; never blocks, and throws nothing. It keeps up to 10,000
     *     replies for a slow receiver and drops others
     * @return the client's side
     */
    protected abstract ReplyChannel openReplies(Consumer<? super Envelope> sink);

    /**
     * How the client's connection is.
     *
     * @return the health as last known, of a connection that has not been closed here
     */
    protected abstract Health connectionHealth();

    /**
     * Closes the client. All subscriptions and reply channels have been closed. May block for a short time; throws
     * nothing. Ends the stages of all messages that are being sent.
     */
    protected abstract void disconnect();

    /**
     * How long a message may take to be sent, where the client has no such limit: the stage of a publish then fails with
     * {@link BrokerException.Kind#TIMEOUT}.
     *
     * @return the limit, or nothing
     */
    protected Optional<Duration> sendTimeout() {
        return Optional.empty();
    }

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
        CompletionStage<Void> sending = Step.run(() -> send(message));
        if (Step.isDone(sending)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Step.forward(sending, done);
        if (!done.isDone()) {
            sendTimeout()
                    .ifPresent(limit -> threads.limit(
                            done,
                            limit,
                            () -> new BrokerException(
                                    BrokerException.Kind.TIMEOUT,
                                    "the broker has not confirmed a message to " + message.topic() + " within "
                                            + limit.toMillis() + " ms; it may have taken it or not")));
        }
        return done;
    }

    @Override
    public final Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        Objects.requireNonNull(sink, "sink");
        check(spec);
        if (refusing) {
            throw isClosed();
        }
        AdapterSubscription subscription = new AdapterSubscription(spec, sink, this);
        subscriptions.add(subscription);
        boolean open = false;
        try {
            open = subscription.open(open(spec, subscription));
        } finally {
            if (!open || refusing) {
                subscription.close(Duration.ZERO);
            }
        }
        if (!open || refusing) {
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
        Replies replies = new Replies(this, sink);
        channels.add(replies);
        boolean open = false;
        try {
            open = replies.open(openReplies(replies::offer));
        } finally {
            if (!open || refusing) {
                replies.close();
            }
        }
        if (!open || refusing) {
            throw isClosed();
        }
        return replies;
    }

    @Override
    public final Health health() {
        if (closed) {
            return Health.down("the connection was closed");
        }
        Health connection = connectionHealth();
        if (connection.status() != Health.Status.UP) {
            return connection;
        }
        List<String> troubles = new ArrayList<>();
        if (refusing) {
            troubles.add("the connection is being closed");
        }
        for (AdapterSubscription subscription : subscriptions) {
            if (!subscription.healthy()) {
                troubles.add("cut off: " + subscription);
            }
            subscription
                    .refusal()
                    .ifPresent(why -> troubles.add("the dead letters of " + subscription + " are refused: " + why));
        }
        return troubles.isEmpty() ? connection : Health.degraded(String.join("; ", troubles));
    }

    /** A reply channel has been closed. */
    final void ended(Replies replies) {
        channels.remove(replies);
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
            // An interrupt has ended the wait, but must not reach the client, which has something to finish.
            boolean interrupted = Thread.interrupted();
            channels.forEach(Replies::close);
            disconnect();
            threads.stop();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private BrokerException isClosed() {
        return new BrokerException(BrokerException.Kind.CONNECTION, "the " + system + " connection was closed");
    }
}
