package dev.witloof.broker.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import dev.witloof.broker.servers.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special to AMQP 1.0, on Artemis. */
class AmqpTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void whatAPlainClientSendsIsUnderstood() throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url());
                Client client = Client.create();
                Connection plain = client.connect(BrokerServer.HOST, server.port())) {
            BlockingQueue<Delivery> received = subscribe(broker, "orders");
            Sender sender = plain.openSender("orders");
            Message<String> message = Message.create("ä text");
            message.contentType("text/plain")
                    .replyTo("back")
                    .property("k", "v")
                    .property("number", 7)
                    .property("none", null);
            sender.send(message);
            sender.send(Message.create(Map.of("a", 1)));
            sender.send(Message.<String>create().durable(true));

            Delivery first = next(received);
            assertThat(first.envelope().text()).isEqualTo("ä text");
            assertThat(first.envelope().contentType()).contains("text/plain");
            assertThat(first.envelope().replyTo()).contains("back");
            assertThat(first.envelope().metadata().entries())
                    .containsExactlyInAnyOrder(
                            new Metadata.Entry("k", "v"),
                            new Metadata.Entry("number", "7"),
                            new Metadata.Entry("none", ""));
            await(first.ack());
            Delivery map = next(received);
            assertThat(map.envelope().text()).isEqualTo("{a=1}");
            await(map.ack());
            Delivery empty = next(received);
            assertThat(empty.envelope().size()).isZero();
            await(empty.ack());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSubscriptionThatIsClosedAtOnceEndsNothingElse(boolean paused) throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url())) {
            SubscriptionSpec spec =
                    SubscriptionSpec.builder("orders").group("g").build();
            for (int i = 0; i < 200; i++) {
                Subscription subscription = broker.subscribe(spec, delivery -> delivery.retry(Duration.ZERO));
                if (paused) {
                    subscription.pause();
                }
                subscription.close();
                await(broker.publish(Envelope.of("others", "x")));
            }
        }
    }

    @Test
    void aSubscriptionThatIsPausedAgainAtOnceGoesOn() throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url())) {
            for (int i = 0; i < 50; i++) {
                String queue = "queue-" + i;
                BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
                Subscription subscription = broker.subscribe(
                        SubscriptionSpec.builder(queue).group("g").build(), received::add);
                subscription.pause();
                subscription.resume();
                subscription.pause();
                subscription.resume();
                await(broker.publish(Envelope.of(queue, "x")));
                await(next(received).ack());
                subscription.close();
            }
        }
    }

    @Test
    void aPlainClientUnderstandsWhatIsSent() throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url());
                Client client = Client.create();
                Connection plain = client.connect(BrokerServer.HOST, server.port())) {
            await(broker.publish(Envelope.builder("orders")
                    .text("body")
                    .contentType("application/json")
                    .metadata("ö", "ü")
                    .replyTo("back")
                    .correlationId("c")
                    .build()));

            Receiver receiver = plain.openReceiver("orders");
            Message<byte[]> message =
                    receiver.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).message();
            assertThat(message.body()).isEqualTo("body".getBytes(StandardCharsets.UTF_8));
            assertThat(message.durable()).isTrue();
            assertThat(message.contentType()).isEqualTo("application/json");
            assertThat(message.property("ö")).isEqualTo("ü");
            assertThat(message.replyTo()).isEqualTo("back");
            assertThat(message.correlationId()).isEqualTo("c");
            assertThat(message.to()).isEqualTo("orders");
        }
    }

    @Test
    void aReplyRepeatsACorrelationIdOfAnyType() throws Exception {
        List<Object> ids = List.of(
                "text",
                "amqp-ulong:x",
                UnsignedLong.valueOf(42L),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                new Binary(new byte[] {(byte) 0xff, 0}));
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url());
                Client client = Client.create();
                Connection plain = client.connect(BrokerServer.HOST, server.port())) {
            BlockingQueue<Delivery> received = subscribe(broker, "questions");
            Sender sender = plain.openSender("questions");
            Receiver replies = plain.openReceiver("answers");
            for (Object id : ids) {
                sender.send(Message.create("?").replyTo("answers").correlationId(id));
                Delivery asked = next(received);

                await(broker.publish(Envelope.builder(asked.envelope().replyTo().orElseThrow())
                        .correlationId(asked.envelope().correlationId().orElseThrow())
                        .build()));
                await(asked.ack());

                assertThat(replies.receive(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                .message()
                                .correlationId())
                        .isEqualTo(id);
            }
        }
    }

    @Test
    void aQueueThatIsNotThereIsNamedAndTheConnectionGoesOn() throws Exception {
        try (BrokerServer server = start(Map.of("auto-create", "false", "queues", "there"));
                Broker broker = Brokers.connect(server.url())) {
            BlockingQueue<Delivery> received = subscribe(broker, "there");

            BrokerException refusal = refusal(broker, Envelope.of("missing", "x"));
            assertThat(refusal.kind()).isEqualTo(Kind.NO_ROUTE);
            assertThat(refusal).hasMessageContaining("missing");
            assertThat(kindOf(() -> subscribe(broker, "missing"))).isEqualTo(Kind.NO_ROUTE);

            await(broker.publish(Envelope.of("there", "a")));
            Delivery delivery = next(received);
            // Its dead letter has nowhere to go, so it stays.
            assertThat(BrokerException.from(catchThrowable(() -> await(delivery.reject("no"))))
                            .kind())
                    .isEqualTo(Kind.NO_ROUTE);
            Delivery again = next(received);
            assertThat(again.envelope().text()).isEqualTo("a");
            await(again.ack());
        }
    }

    @Test
    void deadLettersAreLeftToTheBrokerWhereThatIsWanted() throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url(), BrokerConfig.EMPTY.with("amqp.dead-letters", "reject"))) {
            assertThat(broker.capabilities()).contains(Capability.NATIVE_DLQ);
            BlockingQueue<Delivery> received = subscribe(broker, "orders");
            BlockingQueue<Delivery> letters = subscribe(broker, "DLQ");
            await(broker.publish(Envelope.of("orders", "poison")));

            await(next(received).reject("no"));

            Delivery letter = next(letters);
            assertThat(letter.envelope().text()).isEqualTo("poison");
            assertThat(DeadLetter.read(letter.envelope())).isEmpty();
            await(letter.ack());
        }
    }

    @Test
    void theBrokerCountsAttemptsOverReceivers() throws Exception {
        SubscriptionSpec spec = SubscriptionSpec.builder("orders")
                .group("g")
                .backoff(Backoff.NONE)
                .build();
        try (BrokerServer server = start(Map.of())) {
            try (Broker broker = Brokers.connect(server.url())) {
                BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
                Subscription subscription = broker.subscribe(spec, received::add);
                await(broker.publish(Envelope.of("orders", "a")));
                await(next(received).retry(Duration.ZERO));
                await(next(received).retry(Duration.ofHours(1)));
                // Given back before its hour is over, and counted.
                subscription.close();
            }
            try (Broker broker = Brokers.connect(server.url())) {
                BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
                broker.subscribe(spec, received::add);
                Delivery third = next(received);
                assertThat(third.attempt()).isEqualTo(3);
                await(third.ack());
            }
        }
    }

    @Test
    void whatWasNeverHandedOutIsNoAttempt() throws Exception {
        SubscriptionSpec spec =
                SubscriptionSpec.builder("orders").group("g").maxInFlight(4).build();
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url())) {
            Subscription paused = broker.subscribe(spec, delivery -> {});
            paused.pause();
            for (int i = 0; i < 4; i++) {
                await(broker.publish(Envelope.of("orders", "a" + i)));
            }
            paused.close();

            BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
            broker.subscribe(spec, received::add);
            for (int i = 0; i < 4; i++) {
                Delivery delivery = next(received);
                assertThat(delivery.attempt()).isEqualTo(1);
                await(delivery.ack());
            }
        }
    }

    @Test
    void aQueueIsOneGroup() throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url())) {
            Subscription one = broker.subscribe(
                    SubscriptionSpec.builder("orders").group("one").build(), delivery -> {});
            SubscriptionSpec two =
                    SubscriptionSpec.builder("orders").group("two").build();

            assertThat(kindOf(() -> broker.subscribe(two, delivery -> {}))).isEqualTo(Kind.UNSUPPORTED);
            one.close();
            broker.subscribe(two, delivery -> {});
        }
    }

    @Test
    void repliesComeToTheConfiguredQueue() throws Exception {
        try (BrokerServer server = start(Map.of("auto-create", "false", "queues", "replies"));
                Broker broker = Brokers.connect(server.url(), BrokerConfig.EMPTY.with("reply.queue", "replies"))) {
            BlockingQueue<Envelope> received = new LinkedBlockingQueue<>();
            try (ReplyChannel channel = broker.openReplyChannel(received::add)) {
                assertThat(channel.address()).isEqualTo("replies");
                await(broker.publish(Envelope.of(channel.address(), "re")));
                assertThat(Objects.requireNonNull(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                                .text())
                        .isEqualTo("re");
                assertThat(kindOf(() -> broker.openReplyChannel(received::add))).isEqualTo(Kind.UNSUPPORTED);
            }
            broker.openReplyChannel(received::add).close();
        }
    }

    @Test
    void manyTargetsAreSentTo() throws Exception {
        try (BrokerServer server = start(Map.of());
                Broker broker = Brokers.connect(server.url())) {
            List<CompletionStage<Void>> sent = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                sent.add(broker.publish(Envelope.of("target-" + i % 200, "x")));
            }
            for (CompletionStage<Void> stage : sent) {
                await(stage);
            }
        }
    }

    @Test
    void aBrokerThatIsKilledComesBackWithItsMessages() throws Exception {
        try (ServerProcess server = ServerProcess.start(ServerKind.ARTEMIS_AMQP, ServerOptions.in(directory));
                Broker broker = Brokers.connect(server.url())) {
            BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
            Subscription subscription = broker.subscribe(
                    SubscriptionSpec.builder("orders").group("g").build(), received::add);
            await(broker.publish(Envelope.of("orders", "before")));
            next(received);

            server.kill();
            eventually(() -> broker.health().status() == Health.Status.DOWN);
            eventually(() -> !subscription.healthy());
            assertThat(refusal(broker, Envelope.of("orders", "meanwhile")).kind())
                    .isEqualTo(Kind.CONNECTION);
            server.restart();
            eventually(() -> broker.health().status() == Health.Status.UP);
            await(broker.publish(Envelope.of("orders", "after")));

            Set<String> texts = new HashSet<>();
            while (texts.size() < 2) {
                Delivery delivery = next(received);
                texts.add(delivery.envelope().text());
                await(delivery.ack());
            }
            assertThat(texts).containsExactlyInAnyOrder("before", "after");
        }
    }

    @Test
    void itSpeaksTlsAndTakesCredentialsFromTheUrl() throws Exception {
        TestCertificates certificates = TestCertificates.in(directory.resolve("certificates"));
        ServerOptions options = ServerOptions.in(directory.resolve("server"))
                .withTls(certificates)
                .withCredentials("anna", "s3cret!");
        try (BrokerServer server = ServerKind.ARTEMIS_AMQP.start(options)) {
            String url = "amqps://anna:s3cret!@" + server.address();
            BrokerConfig trusting = BrokerConfig.EMPTY.with(
                    "tls.ca", certificates.certificatePem().toString());
            try (Broker broker = Brokers.connect(url, trusting)) {
                await(broker.publish(Envelope.of("orders", "encrypted")));
                BlockingQueue<Delivery> received = subscribe(broker, "orders");
                Delivery delivery = next(received);
                assertThat(delivery.envelope().text()).isEqualTo("encrypted");
                await(delivery.ack());
            }
            assertThat(kindOf(() -> Brokers.connect(url, BrokerConfig.EMPTY.with("connect-timeout", "3s"))))
                    .isIn(Kind.CONNECTION, Kind.TIMEOUT);
            Throwable wrong = catchThrowable(() -> Brokers.connect("amqps://anna:wr0ng@" + server.address(), trusting));
            assertThat(BrokerException.from(wrong).kind()).isEqualTo(Kind.PERMISSION_DENIED);
            assertThat(wrong.toString()).doesNotContain("wr0ng");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedByName() {
        for (String[] wrong : new String[][] {
            {"amqp.dead-letters", "drop"},
            {"reply.queue", "a.#"},
            {"send-timeout", "0ms"},
            {"amqp.max-message-bytes", "0"},
            {"tls.ca", "x"}
        }) {
            assertThatThrownBy(() -> Brokers.connect("amqp://127.0.0.1:1", BrokerConfig.EMPTY.with(wrong[0], wrong[1])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong[0]);
        }
        assertThatThrownBy(() -> Brokers.connect("amqp://a:b@127.0.0.1:1", BrokerConfig.EMPTY.with("username", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("username is set, and the broker URL has a user");
        assertThatThrownBy(() -> Brokers.connect("amqp://127.0.0.1:1/path"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path");
    }

    private BrokerServer start(Map<String, String> settings) {
        ServerOptions options = ServerOptions.in(directory).inMemory();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return ServerKind.ARTEMIS_AMQP.start(options);
    }

    private static BlockingQueue<Delivery> subscribe(Broker broker, String queue) {
        BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
        broker.subscribe(SubscriptionSpec.builder(queue).group("g").build(), received::add);
        return received;
    }

    private static BrokerException refusal(Broker broker, Envelope message) {
        return BrokerException.from(catchThrowable(() -> await(broker.publish(message))));
    }

    private static Kind kindOf(ThrowingCallable call) {
        return BrokerException.from(catchThrowable(call)).kind();
    }

    private static Delivery next(BlockingQueue<Delivery> received) throws InterruptedException {
        return Objects.requireNonNull(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no delivery in time");
    }

    private static void await(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        // The time before the condition, which may come true while this thread has to wait for its turn.
        for (boolean late = false;
                !condition.getAsBoolean();
                late = System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            assertThat(late).as("it is too late").isFalse();
            Thread.sleep(5);
        }
    }
}
