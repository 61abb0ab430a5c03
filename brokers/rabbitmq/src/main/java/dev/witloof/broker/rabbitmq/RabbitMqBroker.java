package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A connection to RabbitMQ. */
final class RabbitMqBroker extends AdapterBroker {
    private final RabbitMqSettings settings;
    private final Link link;
    private final Publisher publisher;
    private final Queues queues;
    private final String idPrefix = UUID.randomUUID() + "-";
    private final AtomicLong ids = new AtomicLong();

    private RabbitMqBroker(RabbitMqSettings settings) {
        super("rabbitmq", capabilities(settings));
        this.settings = settings;
        this.link = new Link(settings, threads());
        this.queues = new Queues(settings);
        this.publisher = new Publisher(link, queues, threads(), settings.sendTimeout());
    }

    static RabbitMqBroker connect(RabbitMqSettings settings) {
        RabbitMqBroker broker = new RabbitMqBroker(settings);
        try {
            broker.link.open();
            return broker;
        } catch (RuntimeException e) {
            broker.close(Duration.ZERO);
            throw e;
        }
    }

    private static Set<Capability> capabilities(RabbitMqSettings settings) {
        EnumSet<Capability> capabilities = EnumSet.of(
                Capability.DURABLE,
                Capability.BROKER_REDELIVERY,
                Capability.GROUPS,
                Capability.RETAINS_FOR_GROUPS,
                Capability.BROADCAST,
                Capability.WILDCARDS,
                Capability.REQUEST_REPLY);
        if (settings.quorum()) {
            capabilities.add(Capability.ATTEMPT_COUNT);
        }
        return capabilities;
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        if (message.size() > settings.maxMessageBytes()) {
            throw new BrokerException(
                    BrokerException.Kind.TOO_LARGE,
                    "the message has " + message.size() + " bytes, and " + settings.maxMessageBytes()
                            + " are allowed (rabbitmq.max-message-bytes)");
        }
        String topic = message.topic();
        Optional<String> queue = Properties.queueOf(topic);
        if (queue.isPresent()) {
            Topics.checkQueue(queue.get());
        } else {
            Topics.check(topic);
        }
        return publisher.publish(
                queue.isEmpty() ? settings.exchange() : "",
                queue.orElse(topic),
                Properties.write(message, idPrefix + ids.incrementAndGet()),
                message.data());
    }

    @Override
    protected boolean isPattern(String topic) {
        return Topics.isPattern(topic);
    }

    @Override
    protected boolean matches(String pattern, String topic) {
        // What goes to a queue by its name passes the exchange by.
        return Properties.queueOf(topic).isEmpty() && Topics.matches(pattern, topic);
    }

    @Override
    protected String deadLetterTopic(String topic) {
        return Queues.deadLetters(topic);
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        Topics.checkPattern(spec.topic());
        Source source = new Source(link, queues, subscription);
        link.add(source);
        try {
            source.open();
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw Failures.of("subscribing to " + spec, e);
        }
    }

    @Override
    protected ReplyChannel openReplies(Consumer<? super Envelope> sink) {
        Replies replies = new Replies(link, sink);
        link.add(replies);
        try {
            replies.open();
            return replies;
        } catch (IOException | RuntimeException e) {
            replies.close();
            throw Failures.of("opening a queue for replies", e);
        }
    }

    @Override
    protected Health connectionHealth() {
        return link.health();
    }

    @Override
    protected void disconnect() {
        publisher.close();
        link.close();
    }
}
