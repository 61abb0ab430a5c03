package dev.witloof.broker.kafka;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.Set;

/** Connects to Apache Kafka: {@code kafka://host:9092,host:9092}, and {@code kafkas} for TLS. */
public final class KafkaBrokerProvider implements BrokerProvider {

    /** Made by the service loader. */
    public KafkaBrokerProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("kafka", "kafkas");
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        return KafkaBroker.connect(KafkaSettings.of(url, config));
    }

    @Override
    public void check(BrokerUrl url, BrokerConfig config) {
        KafkaSettings.of(url, config);
    }
}
