package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.Set;

/** Connects to {@code rabbitmq://user:password@host:5672/vhost}, and encrypted to {@code rabbitmqs://host:5671}. */
public final class RabbitMqProvider implements BrokerProvider {

    /** Makes the provider. */
    public RabbitMqProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of(RabbitMqSettings.SCHEME, RabbitMqSettings.TLS_SCHEME);
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        return RabbitMqBroker.connect(RabbitMqSettings.of(url, config));
    }

    @Override
    public void check(BrokerUrl url, BrokerConfig config) {
        RabbitMqSettings.of(url, config);
    }
}
