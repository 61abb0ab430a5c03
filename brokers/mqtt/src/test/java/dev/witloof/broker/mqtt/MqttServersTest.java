package dev.witloof.broker.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import dev.witloof.broker.servers.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is special to MQTT, on each server. */
class MqttServersTest extends MqttTestBase {
    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aPlainClientIsUnderstoodAndUnderstands(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                Broker broker = Brokers.connect(server.url())) {
            BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
            broker.subscribe(SubscriptionSpec.builder("orders/new").group("g").build(), received::add);
            Mqtt5BlockingClient plain = plain(server);
            byte[] binary = {(byte) 0xff, 0, (byte) 0x80};
            try (var publishes = plain.publishes(MqttGlobalPublishFilter.ALL)) {
                plain.subscribeWith()
                        .topicFilter("replies/#")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                plain.publishWith()
                        .topic("orders/new")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(binary)
                        .contentType("image/png")
                        .responseTopic("replies/7")
                        .correlationData(binary)
                        .userProperties()
                        .add("k", "1")
                        .add("ö", "ü")
                        .add("k", "2")
                        .applyUserProperties()
                        .send();

                Delivery delivery = next(received);
                Envelope message = delivery.envelope();
                assertThat(message.data()).isEqualTo(binary);
                assertThat(message.contentType()).contains("image/png");
                assertThat(message.replyTo()).contains("replies/7");
                assertThat(message.metadata())
                        .isEqualTo(Metadata.of("k", "1").plus("ö", "ü").plus("k", "2"));
                await(broker.publish(Envelope.builder("replies/7")
                        .text("yes")
                        .contentType("text/plain")
                        .correlationId(message.correlationId().orElseThrow())
                        .metadata(message.metadata())
                        .build()));
                await(delivery.ack());

                Mqtt5Publish reply =
                        publishes.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow();
                assertThat(reply.getPayloadAsBytes()).isEqualTo("yes".getBytes(StandardCharsets.UTF_8));
                assertThat(reply.getCorrelationData().orElseThrow().remaining()).isEqualTo(binary.length);
                assertThat(CorrelationData.bytes(
                                CorrelationData.text(reply.getCorrelationData().orElseThrow())))
                        .isEqualTo(binary);
                assertThat(reply.getUserProperties().asList())
                        .extracting(property -> property.getName() + "=" + property.getValue())
                        .containsExactly("k=1", "ö=ü", "k=2");
            }
            plain.disconnect();
        }
    }

    /** Artemis makes the address, and says nothing. */
    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = "MOSQUITTO")
    void aMessageThatNobodyHearsIsNoSuccessUnlessPermitted(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                Broker broker = Brokers.connect(server.url());
                Broker lenient =
                        Brokers.connect(server.url(), BrokerConfig.EMPTY.with("mqtt.require-subscribers", "false"))) {
            BrokerException refusal = refusal(broker, Envelope.of("nobody/here", "x"));

            assertThat(refusal.kind()).isEqualTo(Kind.NO_ROUTE);
            assertThat(refusal).hasMessageContaining("nobody/here").hasMessageContaining("mqtt.require-subscribers");
            await(lenient.publish(Envelope.of("nobody/here", "x")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aReasonWithLineBreaksIsReadableInTheDeadLetter(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                Broker broker = Brokers.connect(server.url())) {
            BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
            BlockingQueue<Delivery> letters = new LinkedBlockingQueue<>();
            broker.subscribe(SubscriptionSpec.builder("t").group("g").build(), received::add);
            broker.subscribe(SubscriptionSpec.builder("t.dlq").group("g").build(), letters::add);
            await(broker.publish(Envelope.of("t", "x")));

            await(next(received).reject("first line\r\n\tsecond line"));

            Delivery letter = next(letters);
            assertThat(DeadLetter.read(letter.envelope())).contains(new DeadLetter("t", "first line   second line", 1));
            await(letter.ack());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void whatMqttCannotCarryIsRefusedByName(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                Broker broker = Brokers.connect(server.url())) {
            assertThat(refusal(
                            broker,
                            Envelope.builder("t").metadata("a\u0007b", "v").build()))
                    .hasMessageContaining("U+0007")
                    .extracting(BrokerException::kind)
                    .isEqualTo(Kind.UNSUPPORTED);
            assertThat(refusal(broker, Envelope.builder("t").contentType("a\nb").build()))
                    .hasMessageContaining("content type");
            assertThat(refusal(broker, Envelope.builder("t").replyTo("a/#").build()))
                    .extracting(BrokerException::kind)
                    .isEqualTo(Kind.INVALID_TOPIC);
            for (String pattern : List.of("", "a+", "a/#/b", "#b", "$share/g/t", "a\0")) {
                assertThat(kindOf(() -> broker.subscribe(
                                SubscriptionSpec.builder(pattern).build(), delivery -> {})))
                        .as(pattern)
                        .isEqualTo(Kind.INVALID_TOPIC);
            }
            for (String group : List.of("a/b", "a+", "#")) {
                SubscriptionSpec spec =
                        SubscriptionSpec.builder("t").group(group).build();
                assertThat(kindOf(() -> broker.subscribe(spec, delivery -> {})))
                        .as(group)
                        .isEqualTo(Kind.UNSUPPORTED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aMemberThatComesBackHasWhatWaitedForIt(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind)) {
            BrokerConfig config = BrokerConfig.EMPTY.with("client-id", "host-2");
            SubscriptionSpec spec = SubscriptionSpec.builder("t").group("g").build();
            BlockingQueue<Delivery> first = new LinkedBlockingQueue<>();
            try (Broker broker = Brokers.connect(server.url(), config)) {
                broker.subscribe(spec, first::add);
                await(broker.publish(Envelope.of("t", "unsettled")));
                next(first);
                broker.close(Duration.ZERO);
            }
            try (Broker broker = Brokers.connect(server.url())) {
                await(broker.publish(Envelope.of("t", "meanwhile")));
            }
            try (Broker broker = Brokers.connect(server.url(), config)) {
                BlockingQueue<Delivery> second = new LinkedBlockingQueue<>();
                broker.subscribe(spec, second::add);

                List<Delivery> waited = List.of(next(second), next(second));
                assertThat(waited).extracting(MqttTestBase::text).containsExactlyInAnyOrder("unsettled", "meanwhile");
                for (Delivery delivery : waited) {
                    await(delivery.ack());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aClientIdThatAnotherProcessHasTooCutsTheSubscriptionOff(ServerKind kind) throws Exception {
        try (BrokerServer server = start(kind);
                Broker broker = Brokers.connect(server.url(), BrokerConfig.EMPTY.with("client-id", "twice"))) {
            Subscription subscription =
                    broker.subscribe(SubscriptionSpec.builder("t").group("g").build(), delivery -> {});
            ClientIds.Lease other = ClientIds.take("twice", "$share/g/t");
            // What this process calls number 2 is number 1 of another one.
            Mqtt5BlockingClient thief = Mqtt5Client.builder()
                    .identifier(other.base() + "-1")
                    .serverHost(BrokerServer.HOST)
                    .serverPort(server.port())
                    .buildBlocking();
            // Again where the server closed the connection before its reason was read, and the subscription came back.
            eventually(() -> {
                if (!thief.getState().isConnected()) {
                    thief.connectWith()
                            .cleanStart(false)
                            .sessionExpiryInterval(60)
                            .send();
                }
                return broker.health().status() == Health.Status.DEGRADED && !subscription.healthy();
            });
            if (thief.getState().isConnected()) {
                thief.disconnect();
            }
            other.release();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void aServerThatRestartsGetsItsSubscriptionsBackAndNothingAcknowledgedIsLost(ServerKind kind) throws Exception {
        MqttHarness.require(kind);
        try (ServerProcess server = ServerProcess.start(kind, ServerOptions.in(directory));
                Broker broker = Brokers.connect(server.url())) {
            BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
            Subscription subscription =
                    broker.subscribe(SubscriptionSpec.builder("t").group("g").build(), received::add);
            await(broker.publish(Envelope.of("t", "before")));
            Delivery before = next(received);

            // mosquitto 2.0.11 keeps what it confirmed only if it may end in peace.
            server.stop();
            eventually(() -> broker.health().status() == Health.Status.DOWN);
            assertThat(refusal(broker, Envelope.of("t", "meanwhile")).kind()).isEqualTo(Kind.CONNECTION);
            server.restart();
            eventually(() -> broker.health().status() == Health.Status.UP && subscription.healthy());
            await(broker.publish(Envelope.of("t", "after")));

            Set<String> texts = new HashSet<>();
            // Artemis hands it out anew.
            if (catchThrowable(() -> await(before.ack())) == null) {
                texts.add(text(before));
            }
            while (texts.size() < 2) {
                Delivery delivery = next(received);
                texts.add(text(delivery));
                await(delivery.ack());
            }
            assertThat(texts).containsExactlyInAnyOrder("before", "after");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARTEMIS_MQTT", "MOSQUITTO"})
    void itSpeaksTlsAndTakesCredentialsFromTheUrl(ServerKind kind) throws Exception {
        MqttHarness.require(kind);
        TestCertificates certificates = TestCertificates.in(directory.resolve("certificates"));
        ServerOptions options = ServerOptions.in(directory.resolve("server"))
                .withTls(certificates)
                .withCredentials("anna", "s3cret!");
        try (BrokerServer server = kind.start(options)) {
            String url = "mqtts://anna:s3cret!@" + server.address();
            BrokerConfig trusting = BrokerConfig.EMPTY.with(
                    "tls.ca", certificates.certificatePem().toString());
            try (Broker broker = Brokers.connect(url, trusting)) {
                BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
                broker.subscribe(SubscriptionSpec.builder("t").build(), received::add);
                await(broker.publish(Envelope.of("t", "encrypted")));
                Delivery delivery = next(received);
                assertThat(text(delivery)).isEqualTo("encrypted");
                await(delivery.ack());
            }
            assertThat(kindOf(() -> Brokers.connect(url))).isEqualTo(Kind.CONNECTION);
            Throwable wrong = catchThrowable(() -> Brokers.connect("mqtts://anna:wr0ng@" + server.address(), trusting));
            assertThat(BrokerException.from(wrong).kind()).isEqualTo(Kind.PERMISSION_DENIED);
            assertThat(wrong.toString()).doesNotContain("wr0ng");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = "ARTEMIS_MQTT")
    void settingsThatMakeNoSenseAreRefusedByName(ServerKind kind) {
        for (String[] wrong : new String[][] {
            {"client-id", ""}, {"client-id", "a/b"}, {"reply.topic", "a/#"}, {"mqtt.keep-alive", "0s"},
            {"mqtt.session-expiry", "0s"}, {"mqtt.receive-maximum", "0"}, {"send-timeout", "0ms"}, {"tls.ca", "x"}
        }) {
            assertThatThrownBy(() -> Brokers.connect("mqtt://127.0.0.1:1", BrokerConfig.EMPTY.with(wrong[0], wrong[1])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong[0]);
        }
        assertThatThrownBy(() -> Brokers.connect("mqtt://a:b@127.0.0.1:1", BrokerConfig.EMPTY.with("username", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("username is set, and the broker URL has a user");
        assertThatThrownBy(() -> Brokers.connect("mqtt://127.0.0.1:1/path"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path");
    }

    private static Mqtt5BlockingClient plain(BrokerServer server) {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost(BrokerServer.HOST)
                .serverPort(server.port())
                .buildBlocking();
        client.connect();
        return client;
    }

    private static BrokerException refusal(Broker broker, Envelope message) {
        return BrokerException.from(catchThrowable(() -> await(broker.publish(message))));
    }

    private static Kind kindOf(ThrowingCallable call) {
        return BrokerException.from(catchThrowable(call)).kind();
    }
}
