package dev.witloof.broker.servers.client;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.Credentials;
import dev.witloof.broker.servers.TestCertificates;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;

/** Sends on one connection, and receives in a session that is connected only meanwhile. */
final class MqttTestClient implements TestClient {
    private static final long DAY_SECONDS = 86_400;

    private final BrokerServer server;
    private final Optional<Credentials> credentials;
    private final Optional<TestCertificates> certificates;
    private final Mqtt5BlockingClient sender;

    MqttTestClient(BrokerServer server, Optional<Credentials> credentials, Optional<TestCertificates> certificates)
            throws Exception {
        this.server = server;
        this.credentials = credentials;
        this.certificates = certificates;
        sender = client("sender");
        sender.connect();
    }

    private Mqtt5BlockingClient client(String id) throws Exception {
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(id)
                .serverHost(BrokerServer.HOST)
                .serverPort(server.port());
        if (credentials.isPresent()) {
            builder = builder.simpleAuth()
                    .username(credentials.get().user())
                    .password(credentials.get().password().getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        if (certificates.isPresent()) {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(certificates.get().trustStore())) {
                trust.load(in, TestCertificates.PASSWORD.toCharArray());
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust);
            builder = builder.sslConfig(
                    MqttClientSslConfig.builder().trustManagerFactory(factory).build());
        }
        return builder.buildBlocking();
    }

    private static void resume(Mqtt5BlockingClient receiver) {
        receiver.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(DAY_SECONDS)
                .send();
    }

    @Override
    public void declare(String topic) throws Exception {
        Mqtt5BlockingClient receiver = client("receiver");
        resume(receiver);
        receiver.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
        receiver.disconnect();
    }

    @Override
    public void send(String topic, String text) {
        sender.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Override
    public String receive(String topic) throws Exception {
        Mqtt5BlockingClient receiver = client("receiver");
        // Before it connects, or what the session brings is lost.
        try (var received = receiver.publishes(MqttGlobalPublishFilter.ALL)) {
            resume(receiver);
            byte[] bytes = received.receive(60, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            receiver.disconnect();
        }
    }

    @Override
    public void close() {
        if (sender.getState().isConnected()) {
            sender.disconnect();
        }
    }
}
