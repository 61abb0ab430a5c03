package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Channel;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.SubscriptionSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The queues behind subscriptions: {@code <group>.<topic>} for a group, bound to the exchange by the topic; one without a
 * lasting name for broadcast.
 */
final class Queues {
    private static final int LONGEST = 255;

    private final RabbitMqSettings settings;

    Queues(RabbitMqSettings settings) {
        this.settings = settings;
    }

    /**
     * Declares what a subscription needs, or sees that it is there.
     *
     * @return the queue's name
     * @throws IOException if the broker refuses
     */
    String declare(Channel channel, SubscriptionSpec spec) throws IOException {
        declareExchange(channel);
        Optional<String> group = spec.group();
        if (group.isEmpty()) {
            String queue = channel.queueDeclare("", false, true, true, Map.of()).getQueue();
            channel.queueBind(queue, settings.exchange(), spec.topic());
            return queue;
        }
        String queue = name(group.get(), spec.topic());
        if (!settings.createEntities()) {
            channel.queueDeclarePassive(queue);
            return queue;
        }
        declare(channel, queue, spec.topic());
        // Dead letters need a queue too, or the broker has nowhere to put them.
        if (spec.deadLetterPolicy() instanceof DeadLetterPolicy.BrokerDefault) {
            declare(channel, deadLetters(spec.topic()), deadLetters(spec.topic()));
        }
        return queue;
    }

    /** Declares the exchange, unless it is one that every broker has. */
    void declareExchange(Channel channel) throws IOException {
        if (settings.createEntities() && !settings.exchange().startsWith("amq.")) {
            channel.exchangeDeclare(settings.exchange(), "topic", true);
        }
    }

    private void declare(Channel channel, String queue, String key) throws IOException {
        channel.queueDeclare(
                queue, true, false, false, settings.quorum() ? Map.of("x-queue-type", "quorum") : Map.of());
        channel.queueBind(queue, settings.exchange(), key);
    }

    static String deadLetters(String topic) {
        return topic + ".dlq";
    }

    private static String name(String group, String topic) {
        String name = group + "." + topic;
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new BrokerException(
                    BrokerException.Kind.UNSUPPORTED,
                    "the queue of group " + group + " on " + topic + " would have a name of " + length + " bytes, and "
                            + LONGEST + " are allowed: shorten the group");
        }
        if (name.startsWith("amq.")) {
            throw new BrokerException(
                    BrokerException.Kind.UNSUPPORTED,
                    "the group " + group
                            + " makes a queue whose name begins with amq., which the broker keeps for itself");
        }
        return name;
    }
}
