package dev.witloof.broker.servers.client;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.TestCertificates;
import io.nats.client.Connection;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

final class JetStreamTestClient implements TestClient {
    private final Connection connection;

    JetStreamTestClient(BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        connection = NatsTestClient.connect(server, credentials, certificates);
    }

    @Override
    public void declare(String topic) throws Exception {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(topic)
                        .subjects(topic)
                        .storageType(StorageType.File)
                        .build());
        connection
                .jetStreamManagement()
                .addOrUpdateConsumer(
                        topic, ConsumerConfiguration.builder().durable("reader").build());
    }

    @Override
    public void send(String topic, String text) throws Exception {
        connection.jetStream().publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String receive(String topic) throws Exception {
        var message = Objects.requireNonNull(
                connection.getConsumerContext(topic, "reader").next(Duration.ofSeconds(10)));
        message.ackSync(Duration.ofSeconds(10));
        return new String(message.getData(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
