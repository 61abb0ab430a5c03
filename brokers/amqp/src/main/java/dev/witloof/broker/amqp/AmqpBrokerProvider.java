package dev.witloof.broker.amqp;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.Set;

/**
 * Connects to AMQP 1.0 brokers: {@code amqp://user:password@host:5672}, and {@code amqps://host:5671} with TLS.
 *
 * <p>Settings, beside {@link dev.witloof.broker.adapter.TlsSettings}:
 *
 * <ul>
 *   <li>{@code username}, {@code password}: where the URL does not say;
 *   <li>{@code client-id}: the container id, a random one unless set;
 *   <li>{@code connect-timeout} (10s), {@code send-timeout} (10s);
 *   <li>{@code reply.queue}: a queue for replies, of this process alone, where the broker makes none by itself;
 *   <li>{@code amqp.dead-letters} ({@code publish}): {@code publish} sends dead letters to {@code <queue>.dlq},
 *       {@code reject} leaves them to the broker, which drops what it has no dead-letter queue for;
 *   <li>{@code amqp.max-message-bytes} (104857600): the largest body;
 *   <li>{@code amqp.max-pending-bytes} (67108864): how much of messages may be on their way to the broker;
 *   <li>{@code amqp.idle-timeout} (60s): how soon a dead connection is noticed.
 * </ul>
 */
public final class AmqpBrokerProvider implements BrokerProvider {

    /** Makes the provider, for {@link java.util.ServiceLoader}. */
    public AmqpBrokerProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("amqp", "amqps");
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        return AmqpBroker.connect(AmqpSettings.of(url, config));
    }

    @Override
    public void check(BrokerUrl url, BrokerConfig config) {
        AmqpSettings.of(url, config);
    }
}
