package dev.witloof.broker.servers.client;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.TestCertificates;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;

final class AmqpTestClient implements TestClient {
    private final Client client = Client.create();
    private final Connection connection;

    AmqpTestClient(BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        ConnectionOptions options = new ConnectionOptions();
        credentials.ifPresent(c -> options.user(c.user()).password(c.password()));
        certificates.ifPresent(c -> options.sslEnabled(true).sslOptions().sslContextOverride(c.clientContext()));
        connection = client.connect(BrokerServer.HOST, server.port(), options);
        try {
            connection.openFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            client.close();
            throw e;
        }
    }

    @Override
    public void declare(String topic) throws Exception {
        try (Sender sender = connection.openSender(topic)) {
            sender.openFuture().get(60, TimeUnit.SECONDS);
        }
    }

    @Override
    public void send(String topic, String text) throws Exception {
        try (Sender sender = connection.openSender(topic)) {
            Tracker tracker = sender.send(Message.create(text).durable(true));
            tracker.awaitAccepted(60, TimeUnit.SECONDS);
        }
    }

    @Override
    public String receive(String topic) throws Exception {
        try (Receiver receiver = connection.openReceiver(topic, new ReceiverOptions().creditWindow(1))) {
            Delivery delivery = receiver.receive(60, TimeUnit.SECONDS);
            if (delivery == null) {
                throw new AssertionError("no message in " + topic);
            }
            delivery.accept();
            return (String) delivery.message().body();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
