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
import java.util.function.Consumer;

/**
 * A connection to a broker, made of a client library. Thread-safe, as {@link Broker} asks; what an adapter implements is
 * called on any thread, without a lock held.
 */
public abstract class AdapterBroker implements Broker {
    private final String system;
    private final Set<Capability> capabilities;
    private final AdapterThreads threads;
    private final SpecCheck check;
    private final OpenParts parts;
    private final Gone gone = new Gone();

    /**
     * Makes a connection that is open.
     *
     * @param system see {@link #system()}
     * @param capabilities see {@link #capabilities()}
     */
    @SuppressWarnings("this-escape") // Its parts keep it, and call nothing before they are called.
    protected AdapterBroker(String system, Set<Capability> capabilities) {
        this.system = system;
        this.capabilities = Set.copyOf(capabilities);
        this.threads = new AdapterThreads(system);
        this.check = new SpecCheck(this);
        this.parts = new OpenParts(this);
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
     * Whether a pattern stands for a topic. Asked of patterns only, so wherever there is {@link Capability#WILDCARDS}: the dead
     * letters of a pattern must not come back to it.
     *
     * @param pattern what is subscribed to
     * @param topic a topic, or what somebody else's message says is one: any text
     * @return true if what is published to the topic reaches the subscription
     */
    protected boolean matches(String pattern, String topic) {
        throw new UnsupportedOperationException("the adapter has WILDCARDS, but does not say what they stand for");
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
        return parts.subscriptions();
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
        return parts.isClosed() ? CompletableFuture.failedFuture(parts.closed()) : sendOut(message);
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
        check.spec(spec);
        return parts.subscribe(spec, sink);
    }

    @Override
    public final ReplyChannel openReplyChannel(Consumer<? super Envelope> sink) {
        Objects.requireNonNull(sink, "sink");
        check.need(Capability.REQUEST_REPLY, noReplies());
        return parts.openReplies(sink);
    }

    @Override
    public final Health health() {
        return parts.health();
    }

    /** Messages that nobody handles and no broker hands out again. */
    final Gone gone() {
        return gone;
    }

    @Override
    public final void close(Duration grace) {
        parts.close(grace);
    }

    /** A reply channel has been closed. */
    final void ended(Replies replies) {
        parts.ended(replies);
    }

    /** A subscription has been closed. */
    final void ended(AdapterSubscription subscription) {
        parts.ended(subscription);
    }
}
