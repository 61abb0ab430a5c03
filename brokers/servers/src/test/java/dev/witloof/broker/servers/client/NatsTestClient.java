package dev.witloof.broker.servers.client;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.TestCertificates;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class NatsTestClient implements TestClient {
    private final Connection connection;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    NatsTestClient(BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        connection = connect(server, credentials, certificates);
    }

    static Connection connect(
            BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        Options.Builder options = new Options.Builder().server(server.url()).noReconnect();
        credentials.ifPresent(
                c -> options.userInfo(c.user().toCharArray(), c.password().toCharArray()));
        certificates.ifPresent(c -> options.sslContext(c.clientContext()));
        return Nats.connect(options.build());
    }

    @Override
    public void declare(String topic) throws Exception {
        subscriptions.put(topic, connection.subscribe(topic));
        connection.flush(Duration.ofSeconds(10));
    }

    @Override
    public void send(String topic, String text) throws Exception {
        connection.publish(topic, text.getBytes(StandardCharsets.UTF_8));
        connection.flush(Duration.ofSeconds(10));
    }

    @Override
    public String receive(String topic) throws Exception {
        var message = Objects.requireNonNull(subscriptions.get(topic)).nextMessage(Duration.ofSeconds(10));
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
