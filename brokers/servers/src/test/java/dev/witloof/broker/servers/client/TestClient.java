package dev.witloof.broker.servers.client;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.TestCertificates;
import java.io.IOException;
import java.util.Optional;

/** A connection through the broker's own client library. */
public interface TestClient extends AutoCloseable {
    /** Makes what keeps messages for a receiver: a stream, a queue, a subscription of a session. */
    void declare(String topic) throws Exception;

    /** Returns when the broker has confirmed that it has the message. */
    void send(String topic, String text) throws Exception;

    /** The next message of what was declared, acknowledged. */
    String receive(String topic) throws Exception;

    @Override
    void close() throws IOException;

    static TestClient connect(
            BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        if (server.kind() == ServerKind.NATS_JETSTREAM) {
            return new JetStreamTestClient(server, credentials, certificates);
        }
        return switch (server.kind().scheme()) {
            case "nats" -> new NatsTestClient(server, credentials, certificates);
            case "kafka" -> new KafkaTestClient(server, credentials, certificates);
            case "mqtt" -> new MqttTestClient(server, credentials, certificates);
            case "amqp" -> new AmqpTestClient(server, credentials, certificates);
            case "rabbitmq" -> new RabbitTestClient(server, credentials, certificates);
            default -> throw new AssertionError(server.kind());
        };
    }
}
