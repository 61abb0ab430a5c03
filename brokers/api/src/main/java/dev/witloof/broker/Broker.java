package dev.witloof.broker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A connection to a message broker.
 *
 * <p><b>Guarantee.</b> Delivery is at least once on every broker that has {@link Capability#BROKER_REDELIVERY}: a
 * message is removed only after {@link Delivery#ack()} or after its dead letter is safe. Duplicates are possible, and
 * order is promised only as far as the broker promises it.
 *
 * <p><b>Threads.</b> All methods may be called from any thread. {@link #publish} never blocks on the network;
 * {@link #subscribe}, {@link #openReplyChannel} and {@link #close(Duration)} may. Sinks are called on threads of the
 * adapter: without any of its locks held, never on the thread that calls {@code publish}, and one call at a time for
 * one subscription or reply channel. A sink must hand longer work to threads of its own, because nothing else reaches
 * it meanwhile; one that does nothing else is best a {@link PromptSink}, which is called on any thread. A dependent
 * action of a returned stage runs on whichever thread completes the stage; use the {@code …Async} methods when it takes
 * long.
 *
 * <p><b>Errors.</b> What goes wrong at the broker is a {@link BrokerException}: stages fail with it, blocking methods
 * throw it. Methods that return a stage throw only for a {@code null} argument.
 */
public interface Broker extends AutoCloseable {

    /** How long {@link #close()} waits for unsettled deliveries. */
    Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    /**
     * The name of the messaging system, lower case, for logs and metrics: {@code nats}, {@code kafka}, {@code memory}.
     *
     * @return the name, as OpenTelemetry's {@code messaging.system} spells it where it knows the system
     */
    String system();

    /**
     * Publishes a message to the topic of its envelope.
     *
     * <p>The reply address and the correlation id go along. A topic is also where a reply goes: publishing to
     * {@link Envelope#replyTo()} of a received message reaches whoever asked.
     *
     * @param message what to publish
     * @return a stage that completes when the broker has taken the message as safely as its capabilities say, and
     *     fails with {@link BrokerException.Kind#INVALID_TOPIC} for a malformed topic or one with a wildcard,
     *     {@link BrokerException.Kind#TOO_LARGE} with both numbers, {@link BrokerException.Kind#UNSUPPORTED} for what
     *     this broker cannot carry, {@link BrokerException.Kind#NO_ROUTE} where the broker can tell that nobody will
     *     get it, {@link BrokerException.Kind#QUOTA} when it is full, or another kind
     */
    CompletionStage<Void> publish(Envelope message);

    /**
     * Subscribes to a topic. When this method returns, the subscription is in effect: what is published from now on
     * reaches it. The sink may be called before.
     *
     * <p>At most {@link SubscriptionSpec#maxInFlight()} deliveries are unsettled at any time; the limit is pushed to
     * the broker, so that others can take what this subscription has no room for. While a delivery is unsettled the
     * adapter keeps the broker's lease on it, where there is one.
     *
     * <p>A sink that throws counts as {@link Delivery#retry(Duration, String)} with the delay of
     * {@link SubscriptionSpec#backoff()}, unless it has settled the delivery before.
     *
     * @param spec what to subscribe to, and how
     * @param sink gets every delivery and must see to it that each is settled, now or later, on any thread
     * @return the subscription
     * @throws BrokerException with {@link BrokerException.Kind#UNSUPPORTED} if this broker cannot do what the
     *     specification asks, or the dead letters would come back because the pattern stands for their topic,
     *     {@link BrokerException.Kind#INVALID_TOPIC}, or another kind
     */
    Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink);

    /**
     * Opens an address at which replies are received. Replies are not settled: whoever gets one has it.
     *
     * <p>{@link dev.witloof.broker.client.Requester} is what applications use; it shares one channel between all of
     * its requests.
     *
     * @param sink gets every reply, with the correlation id of the request it answers; what it throws is ignored
     * @return the channel
     * @throws BrokerException with {@link BrokerException.Kind#UNSUPPORTED} if no reply route is available, saying
     *     what to configure; or another kind
     */
    ReplyChannel openReplyChannel(Consumer<? super Envelope> sink);

    /**
     * What this broker does, as it is connected and configured.
     *
     * @return an unmodifiable set, the same for the life of the connection
     */
    Set<Capability> capabilities();

    /**
     * How the connection is, for a probe. Does not block and sends nothing.
     *
     * @return the health as last known
     */
    Health health();

    /**
     * Closes the connection: stops the intake of all subscriptions, waits until every delivery that was handed out is
     * settled or the time is over, gives what is unsettled back to the broker, and disconnects. See
     * {@link Subscription#close(Duration)} for brokers that hand out nothing again.
     *
     * <p>Until the wait ends, publishing, settling and open reply channels go on working, so that handlers can finish.
     * After it {@link #publish} fails with {@link BrokerException.Kind#CONNECTION}. New subscriptions are refused from
     * the start. Closing again waits for the first call to end and does nothing else. Do not call it from a sink.
     *
     * @param grace how long to wait, zero or more
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    void close(Duration grace);

    /** Closes the connection with {@link #DEFAULT_GRACE}. */
    @Override
    default void close() {
        close(DEFAULT_GRACE);
    }
}
