package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Message;

/** A connection to an AMQP 1.0 broker. A topic is a queue, and a queue is one group. */
final class AmqpBroker extends AdapterBroker {
    private final AmqpSettings settings;
    private final AmqpLink link;
    private final AmqpTargets targets;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicBoolean replyQueueTaken = new AtomicBoolean();

    /** The group of each queue that is subscribed to, and how many members it has here. */
    private final Map<String, Group> groups = new HashMap<>();

    private record Group(String name, int members) {}

    private AmqpBroker(AmqpSettings settings) {
        super("amqp", capabilities(settings));
        this.settings = settings;
        this.link = new AmqpLink(settings, threads());
        this.targets = new AmqpTargets(link, threads(), settings);
    }

    private static Set<Capability> capabilities(AmqpSettings settings) {
        Set<Capability> capabilities = EnumSet.of(
                Capability.DURABLE,
                Capability.BROKER_REDELIVERY,
                Capability.ATTEMPT_COUNT,
                Capability.GROUPS,
                Capability.RETAINS_FOR_GROUPS,
                Capability.REQUEST_REPLY);
        if (settings.rejectsDeadLetters()) {
            capabilities.add(Capability.NATIVE_DLQ);
        }
        return capabilities;
    }

    static AmqpBroker connect(AmqpSettings settings) {
        AmqpBroker broker = new AmqpBroker(settings);
        try {
            broker.link.open();
        } catch (RuntimeException e) {
            broker.close(Duration.ZERO);
            throw e;
        }
        return broker;
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        String id = settings.containerId() + "/" + messages.incrementAndGet();
        Message<byte[]> outgoing = AmqpMessages.message(message, id, settings.maxMessageBytes());
        // Nothing waits for a connection that may never come back.
        link.connection();
        CompletableFuture<Void> done = new CompletableFuture<>();
        targets.send(message.topic(), outgoing, AmqpBudget.size(message), done);
        return done.orTimeout(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw failure instanceof TimeoutException ? inTime(message) : BrokerException.from(failure);
                });
    }

    private BrokerException inTime(Envelope message) {
        return new BrokerException(
                Kind.TIMEOUT,
                "the AMQP broker did not take the message to " + message.topic() + " within "
                        + settings.sendTimeout().toMillis() + " ms");
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        String queue = spec.topic();
        AmqpAddresses.problem(queue).ifPresent(problem -> {
            throw new BrokerException(
                    Kind.INVALID_TOPIC,
                    "the address " + AmqpAddresses.shown(queue) + " cannot be received from with AMQP: " + problem);
        });
        join(queue, spec.group().orElseThrow());
        try {
            return AmqpIntake.open(link, threads(), subscription, () -> leave(queue));
        } catch (RuntimeException e) {
            leave(queue);
            throw e;
        }
    }

    private void join(String queue, String name) {
        synchronized (groups) {
            Group group = groups.getOrDefault(queue, new Group(name, 0));
            if (!group.name().equals(name)) {
                throw new BrokerException(
                        Kind.UNSUPPORTED,
                        "the queue " + queue + " is subscribed to by the group " + group.name() + ", so the group "
                                + name + " cannot be: a queue gives each message to one receiver. Have the broker copy"
                                + " messages to a queue for each group, and subscribe to those");
            }
            groups.put(queue, new Group(name, group.members() + 1));
        }
    }

    private void leave(String queue) {
        synchronized (groups) {
            groups.computeIfPresent(
                    queue, (name, group) -> group.members() == 1 ? null : new Group(group.name(), group.members() - 1));
        }
    }

    @Override
    protected ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        if (settings.replyQueue().isEmpty()) {
            return AmqpReplies.open(link, threads(), settings.replyQueue(), sink, () -> {});
        }
        if (replyQueueTaken.getAndSet(true)) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the reply queue " + settings.replyQueue().get()
                            + " serves one reply channel, and one is open; share it, or connect once more with another"
                            + " reply.queue");
        }
        try {
            return AmqpReplies.open(link, threads(), settings.replyQueue(), sink, () -> replyQueueTaken.set(false));
        } catch (RuntimeException e) {
            replyQueueTaken.set(false);
            throw e;
        }
    }

    @Override
    protected Health connectionHealth() {
        return link.isUp() ? Health.up() : Health.down("no connection to " + link.trouble());
    }

    @Override
    protected void disconnect() {
        targets.close();
        link.close();
    }

    @Override
    protected boolean isPattern(String topic) {
        return AmqpAddresses.isPattern(topic);
    }
}
