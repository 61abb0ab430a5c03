package dev.witloof.broker.servers.client;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

final class RabbitTestClient implements TestClient {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Connection connection;
    private final Channel channel;
    private final Map<String, Object> arguments;

    RabbitTestClient(BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(BrokerServer.HOST);
        factory.setPort(server.port());
        factory.setAutomaticRecoveryEnabled(false);
        credentials.ifPresent(c -> {
            factory.setUsername(c.user());
            factory.setPassword(c.password());
        });
        certificates.ifPresent(c -> factory.useSslProtocol(c.clientContext()));
        arguments = server.kind() == ServerKind.RABBITMQ ? Map.of("x-queue-type", "quorum") : Map.of();
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    @Override
    public void declare(String topic) throws Exception {
        channel.queueDeclare(topic, true, false, false, arguments);
    }

    @Override
    public void send(String topic, String text) throws Exception {
        channel.basicPublish("", topic, MessageProperties.PERSISTENT_BASIC, text.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(10_000);
    }

    @Override
    public String receive(String topic) throws Exception {
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() - limit < 0) {
            GetResponse response = channel.basicGet(topic, false);
            if (response != null) {
                channel.basicAck(response.getEnvelope().getDeliveryTag(), false);
                return new String(response.getBody(), StandardCharsets.UTF_8);
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no message in " + topic);
    }

    @Override
    public void close() throws IOException {
        if (connection.isOpen()) {
            connection.close();
        }
    }
}
