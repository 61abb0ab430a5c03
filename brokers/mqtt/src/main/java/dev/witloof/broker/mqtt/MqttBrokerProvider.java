package dev.witloof.broker.mqtt;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.Set;

/**
 * Connects to MQTT 5 brokers: {@code mqtt://user:password@host:1883}, and {@code mqtts://host:8883} with TLS.
 *
 * <p>Settings, beside {@link dev.witloof.broker.adapter.TlsSettings}:
 *
 * <ul>
 *   <li>{@code username}, {@code password}: where the URL does not say;
 *   <li>{@code client-id}: what the client ids of all sessions begin with; one that no other process has, and that is the
 *       same after a restart. {@code witloof-} and the host's name unless set;
 *   <li>{@code connect-timeout} (10s), {@code send-timeout} (10s), {@code mqtt.keep-alive} (30s);
 *   <li>{@code mqtt.session-expiry} (24h): how long the server keeps the session of a group's member that is away;
 *   <li>{@code mqtt.receive-maximum}: how many messages the server may have sent to a subscription and not got acknowledged, at
 *       least the subscription's limit in flight; twice that limit and 8 unless set;
 *   <li>{@code reply.topic}: what the topics of replies begin with; {@code witloof/reply/} and the client id unless set;
 *   <li>{@code mqtt.require-subscribers} (true): whether publishing fails with {@code NO_ROUTE} when the server says that
 *       nobody is subscribed.
 * </ul>
 */
public final class MqttBrokerProvider implements BrokerProvider {

    /** Makes the provider, for {@link java.util.ServiceLoader}. */
    public MqttBrokerProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("mqtt", "mqtts");
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        return MqttBroker.connect(MqttSettings.of(url, config));
    }

    @Override
    public void check(BrokerUrl url, BrokerConfig config) {
        MqttSettings.of(url, config);
    }
}
