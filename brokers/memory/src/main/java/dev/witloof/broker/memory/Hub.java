package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The broker itself, behind one or more connections: queues, routes and threads. Ends with its last connection. */
final class Hub {
    private static final Duration FULL_DEAD_LETTERS = Duration.ofMillis(500);

    private final MemoryLimits limits;
    private final Router router;
    private final Workers workers = new Workers();
    private final AtomicLong numbers = new AtomicLong();
    private int connections = 1;

    /** Makes a hub with one connection. */
    Hub(MemoryLimits limits) {
        this.limits = limits;
        this.router = new Router(limits);
    }

    MemoryLimits limits() {
        return limits;
    }

    Router router() {
        return router;
    }

    Workers workers() {
        return workers;
    }

    /** Adds a connection; false if the hub has ended. */
    synchronized boolean join() {
        if (connections == 0) {
            return false;
        }
        connections++;
        return true;
    }

    /** Takes a connection away, and ends with the last one. */
    void leave() {
        synchronized (this) {
            connections--;
            if (connections > 0) {
                return;
            }
        }
        workers.stop();
        NamedHubs.forget(this);
    }

    /** Puts a message into all queues that its topic leads to, or throws. */
    void publish(Envelope envelope) {
        String topic = envelope.topic();
        TopicFilter.requireConcrete(topic);
        requireSize("body-bytes", "body", envelope.size(), limits.bodyBytes());
        requireSize("metadata-bytes", "metadata", Message.metadataBytes(envelope), limits.metadataBytes());
        List<MessageQueue> queues = router.route(topic);
        if (queues.isEmpty()) {
            if (topic.startsWith(TopicFilter.REPLY_PREFIX)) {
                throw new BrokerException(Kind.NO_ROUTE, "the reply channel " + topic + " is not open");
            }
            if (envelope.replyTo().isPresent()) {
                throw new BrokerException(
                        Kind.NO_ROUTE, "nobody is subscribed to " + topic + ", so nobody would reply");
            }
            return;
        }
        Router.put(Message.first(numbers.incrementAndGet(), envelope), queues);
    }

    /** Makes a message a dead letter and takes it from its queue; while there is no room, again and again. */
    Optional<BrokerException> giveUp(
            Message message, MessageQueue queue, DeadLetterPolicy policy, String reason, int attempts) {
        String topic = deadLetterTopic(message, policy);
        if (topic != null) {
            Envelope marked =
                    new DeadLetter(message.envelope().topic(), reason, attempts).mark(message.envelope(), topic);
            try {
                router.deadLetter(Message.first(numbers.incrementAndGet(), marked));
            } catch (BrokerException full) {
                workers.after(FULL_DEAD_LETTERS, () -> giveUp(message, queue, policy, reason, attempts));
                return Optional.of(full);
            }
        }
        queue.release(message);
        return Optional.empty();
    }

    private static @Nullable String deadLetterTopic(Message message, DeadLetterPolicy policy) {
        if (policy instanceof DeadLetterPolicy.ToTopic to) {
            return to.topic();
        }
        return policy instanceof DeadLetterPolicy.Discard
                ? null
                : message.envelope().topic() + ".dlq";
    }

    private static void requireSize(String limit, String part, long size, long most) {
        if (size > most) {
            throw new BrokerException(
                    Kind.TOO_LARGE,
                    "the " + part + " has " + size + " bytes, but the limit is " + most + " (" + limit + ")");
        }
    }
}
