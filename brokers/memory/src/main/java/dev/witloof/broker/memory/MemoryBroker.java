package dev.witloof.broker.memory;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection to a broker inside the process. Thread-safe.
 *
 * <p><b>Topics</b> are 1 to 1024 characters, in tokens between dots, none empty, without spaces and control characters.
 * A subscription may use wildcards: {@code *} stands for one token, and {@code >} at the end for one or more. Topics
 * that start with {@code _reply.} are reply addresses, which wildcards do not match.
 *
 * <p><b>Who gets a message.</b> Every broadcast subscription that is open, and one member of every group. A group comes
 * to be with its first subscription, for that topic or pattern, and lasts as long as the broker: what is published while
 * it has no member waits. A message that nobody is subscribed to goes nowhere, which is no error unless it asks for a
 * reply: then it fails with {@link Kind#NO_ROUTE}. So does a reply to a channel that is closed.
 *
 * <p><b>Order.</b> A subscription is handed messages in the order they were published, except that a retried one goes to
 * the end. What comes back unsettled from a closed subscription goes to the front.
 *
 * <p><b>Limits.</b> Queues are bounded ({@link MemoryLimits}). A message for which one of its queues has no room goes
 * to none of them, and fails with {@link Kind#QUOTA}. A message counts until it is handled, also while it is unsettled.
 *
 * <p><b>Dead letters</b> go to {@code <topic>.dlq} of the message's own topic unless the subscription names another. They
 * reach subscriptions that name this topic, but not wildcards, which would match their own failures; while there is no
 * such subscription they are kept for the first that comes. When there is no room for one, the message keeps its
 * own room, and the letter is tried again.
 *
 * <p><b>Threads.</b> All are daemons of the broker: sinks run on workers, at most one at a time for a subscription, so a
 * sink that blocks holds up nothing but its own subscription; delays run on one timer. They end with the broker, when
 * its last connection is closed.
 */
public final class MemoryBroker implements Broker {
    private static final Set<Capability> CAPABILITIES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Capability.DURABLE)));

    private final Hub hub;
    private final Object lifecycle = new Object();
    private final Set<MemorySubscription> subscriptions = new LinkedHashSet<>();
    private final Set<MemorySubscription> channels = new LinkedHashSet<>();
    private final Object closing = new Object();
    private boolean draining;
    private volatile boolean closed;

    MemoryBroker(Hub hub) {
        this.hub = hub;
    }

    /**
     * Connects to a new broker with {@link MemoryLimits#DEFAULT}.
     *
     * @return its only connection
     */
    public static MemoryBroker create() {
        return create(MemoryLimits.DEFAULT);
    }

    /**
     * Connects to a new broker.
     *
     * @param limits what it takes and keeps at most
     * @return its only connection
     */
    public static MemoryBroker create(MemoryLimits limits) {
        return new MemoryBroker(new Hub(limits));
    }

    /**
     * Whether a subscription gets what is published to a topic; dead letters aside, which reach no pattern.
     *
     * @param subscribed a topic or pattern that can be subscribed to
     * @param topic the topic of a message
     * @return whether they match
     * @throws BrokerException with {@link Kind#INVALID_TOPIC} if {@code subscribed} is malformed
     */
    public static boolean matches(String subscribed, String topic) {
        return !topic.startsWith(TopicFilter.REPLY_PREFIX)
                && TopicFilter.parse(subscribed).matches(topic);
    }

    @Override
    public String system() {
        return "memory";
    }

    @Override
    public CompletionStage<Void> publish(Envelope message) {
        Objects.requireNonNull(message, "message");
        if (closed) {
            return CompletableFuture.failedFuture(closedException());
        }
        try {
            hub.publish(message);
            return CompletableFuture.completedFuture(null);
        } catch (BrokerException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokerException with {@link Kind#INVALID_TOPIC} if the topic or the dead-letter topic is malformed,
     *     {@link Kind#UNSUPPORTED} for an extension, of which there are none, {@link Kind#QUOTA} if there are too many
     *     queues, or {@link Kind#CONNECTION} once closing has begun
     */
    @Override
    public Subscription subscribe(SubscriptionSpec spec, Consumer<? super Delivery> sink) {
        Objects.requireNonNull(sink, "sink");
        TopicFilter filter = TopicFilter.parse(spec.topic());
        if (spec.deadLetterPolicy() instanceof DeadLetterPolicy.ToTopic to) {
            TopicFilter.requireConcrete(to.topic());
        }
        if (!spec.extensions().isEmpty()) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the in-memory broker has no extensions, but the subscription to " + spec.topic() + " asks for "
                            + String.join(", ", spec.extensions().keySet()));
        }
        return open(spec, filter, sink, subscriptions);
    }

    @Override
    public ReplyChannel openReplyChannel(Consumer<? super Envelope> sink) {
        Objects.requireNonNull(sink, "sink");
        String address = TopicFilter.REPLY_PREFIX + UUID.randomUUID();
        SubscriptionSpec spec = SubscriptionSpec.builder(address)
                .maxInFlight(1)
                .deadLetterPolicy(new DeadLetterPolicy.Discard())
                .build();
        Consumer<Delivery> acknowledging = delivery -> {
            try {
                sink.accept(delivery.envelope());
            } finally {
                delivery.ack();
            }
        };
        return new MemoryReplyChannel(open(spec, new TopicFilter(address, false), acknowledging, channels));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    /** Down when closed; degraded while a queue is full, naming one. */
    @Override
    public Health health() {
        if (closed) {
            return Health.down("the connection is closed");
        }
        return hub.router()
                .full()
                .map(queue -> Health.degraded("the queue of " + queue + " is full"))
                .orElseGet(Health::up);
    }

    @Override
    public void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        synchronized (closing) {
            if (closed) {
                return;
            }
            long start = System.nanoTime();
            List<MemorySubscription> open;
            synchronized (lifecycle) {
                draining = true;
                open = List.copyOf(subscriptions);
            }
            open.forEach(MemorySubscription::stop);
            long nanos = TimeUnit.NANOSECONDS.convert(grace);
            for (MemorySubscription subscription : open) {
                subscription.close(Duration.ofNanos(Math.max(0, nanos - (System.nanoTime() - start))));
            }
            closed = true;
            List<MemorySubscription> replies;
            synchronized (lifecycle) {
                replies = List.copyOf(channels);
            }
            replies.forEach(MemorySubscription::close);
            hub.leave();
        }
    }

    private MemorySubscription open(
            SubscriptionSpec spec,
            TopicFilter filter,
            Consumer<? super Delivery> sink,
            Set<MemorySubscription> registered) {
        MemorySubscription subscription;
        synchronized (lifecycle) {
            if (closed || (draining && registered == subscriptions)) {
                throw closedException();
            }
            boolean broadcast = spec.group().isEmpty();
            MessageQueue queue = broadcast
                    ? hub.router().broadcast(filter)
                    : hub.router().group(filter, spec.group().get());
            subscription = new MemorySubscription(spec, hub, queue, sink, ended -> {
                if (broadcast) {
                    hub.router().endBroadcast(filter, queue);
                }
                synchronized (lifecycle) {
                    registered.remove(ended);
                }
            });
            registered.add(subscription);
        }
        subscription.open();
        return subscription;
    }

    private static BrokerException closedException() {
        return new BrokerException(Kind.CONNECTION, "the connection to the in-memory broker is closed");
    }
}
