package dev.witloof.broker.servers.client;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.TestCertificates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

final class KafkaTestClient implements TestClient {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Map<String, Object> properties = new HashMap<>();
    private final KafkaProducer<String, String> producer;

    KafkaTestClient(BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        properties.put("bootstrap.servers", server.address());
        properties.put("max.block.ms", "10000");
        properties.put("request.timeout.ms", "10000");
        properties.put("delivery.timeout.ms", "20000");
        properties.put("acks", "all");
        properties.put("group.id", "reader");
        properties.put("auto.offset.reset", "earliest");
        certificates.ifPresent(c -> {
            properties.put("ssl.truststore.type", "PKCS12");
            properties.put("ssl.truststore.location", c.trustStore().toString());
            properties.put("ssl.truststore.password", TestCertificates.PASSWORD);
        });
        credentials.ifPresent(c -> {
            properties.put("sasl.mechanism", "PLAIN");
            properties.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + c.user()
                            + "\" password=\"" + c.password() + "\";");
        });
        properties.put(
                "security.protocol",
                (credentials.isPresent() ? "SASL_" : "") + (certificates.isPresent() ? "SSL" : "PLAINTEXT"));
        producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        try {
            producer.partitionsFor("connected");
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void declare(String topic) {
        producer.partitionsFor(topic); // makes it
    }

    @Override
    public void send(String topic, String text) throws Exception {
        producer.send(new ProducerRecord<>(topic, text)).get(60, TimeUnit.SECONDS);
    }

    @Override
    public String receive(String topic) {
        Map<String, Object> one = new HashMap<>(properties);
        one.put("max.poll.records", "1");
        one.put("enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(one, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long limit = System.nanoTime() + LIMIT_NANOS;
            while (System.nanoTime() - limit < 0) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    consumer.commitSync();
                    return message.value();
                }
            }
        }
        throw new AssertionError("no message in " + topic);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
