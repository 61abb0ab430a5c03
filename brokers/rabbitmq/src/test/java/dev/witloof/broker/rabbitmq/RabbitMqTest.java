package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.Requester;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is special to AMQP 0-9-1: other clients, TLS and users, and what is not there. On Qpid Broker-J. */
@Timeout(300)
class RabbitMqTest {
    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static BrokerServer server;

    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() {
        server = ServerKind.QPID.start(ServerOptions.in(directory.resolve("plain")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Broker connect(BrokerServer to, String... settings) {
        return Brokers.connect(to.url(), TestServers.config(settings));
    }

    private Delivery next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(60, TimeUnit.SECONDS), "nothing was delivered");
    }

    @Test
    void anotherClientSeesPropertiesAndHeadersAsUsual() throws Exception {
        try (Broker broker = connect(server);
                Connection client = TestServers.plainClient(server)) {
            Channel channel = client.createChannel();
            channel.queueDeclare("seen", true, false, false, Map.of());
            channel.queueBind("seen", "amq.topic", "interop.out");

            broker.publish(Envelope.builder("interop.out")
                            .text("hello")
                            .contentType("text/plain")
                            .correlationId("c-1")
                            .replyTo("/queue/answers")
                            .metadata("größe", "3 €")
                            .build())
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);

            GetResponse got = got(channel, "seen");
            assertThat(new String(got.getBody(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(got.getProps().getContentType()).isEqualTo("text/plain");
            assertThat(got.getProps().getCorrelationId()).isEqualTo("c-1");
            assertThat(got.getProps().getReplyTo()).isEqualTo("answers");
            assertThat(got.getProps().getDeliveryMode()).isEqualTo(2);
            assertThat(got.getProps().getHeaders().get("größe")).hasToString("3 €");
        }
    }

    @Test
    void whateverAnotherClientSendsIsDelivered() throws Exception {
        try (Broker broker = connect(server);
                Connection client = TestServers.plainClient(server)) {
            broker.subscribe(SubscriptionSpec.builder("interop.in").group("g").build(), received::add);
            Channel channel = client.createChannel();
            String answers = channel.queueDeclare().getQueue();
            Map<String, Object> headers = new HashMap<>();
            headers.put("number", 7);
            headers.put("bytes", "b".getBytes(StandardCharsets.UTF_8));
            headers.put("nested", Map.of("a", List.of(1, 2)));
            headers.put("nothing", null);
            channel.basicPublish("amq.topic", "interop.in", null, new byte[0]);
            channel.basicPublish(
                    "amq.topic",
                    "interop.in",
                    new BasicProperties.Builder()
                            .headers(headers)
                            .replyTo(answers)
                            .build(),
                    new byte[] {1});

            assertThat(next().envelope().metadata().isEmpty()).isTrue();
            Envelope second = next().envelope();
            assertThat(second.metadata().first("number")).contains("7");
            assertThat(second.metadata().first("bytes")).contains("b");
            assertThat(second.metadata().first("nested")).contains("{a=[1, 2]}");
            assertThat(second.metadata().first("nothing")).contains("");

            Publishing.of(broker, second.replyTo().orElseThrow(), "answer").succeeds();
            assertThat(got(channel, answers).getBody())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("answer");
        }
    }

    @Test
    void aDeadLetterToAQueueThatIsNotThereKeepsItsMessage() throws Exception {
        try (Broker broker = connect(server);
                Connection client = TestServers.plainClient(server)) {
            Subscription subscription = broker.subscribe(
                    SubscriptionSpec.builder("hopeless")
                            .group("g")
                            .deadLetterTopic("/queue/graveyard")
                            .build(),
                    delivery -> delivery.reject("no use"));
            Publishing.of(broker, "hopeless", "x").succeeds();

            awaitHealth(broker, health -> health.detail().contains("there is no queue graveyard"));
            Channel channel = client.createChannel();
            channel.queueDeclare("graveyard", true, false, false, Map.of());
            assertThat(got(channel, "graveyard").getBody())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("x");
            awaitHealth(broker, Health.up()::equals);
            subscription.close(Duration.ofMinutes(1));
            // The acknowledgement may be on its way still.
            for (int i = 0; channel.messageCount("g.hopeless") > 0; i++) {
                assertThat(i).as("tenths of a second").isLessThan(600);
                Thread.sleep(100);
            }
        }
    }

    /** The next message of a queue. */
    private static GetResponse got(Channel channel, String queue) throws Exception {
        GetResponse got = channel.basicGet(queue, true);
        for (int i = 0; got == null; i++) {
            assertThat(i).as("tenths of a second until it was taken").isLessThan(600);
            Thread.sleep(100);
            got = channel.basicGet(queue, true);
        }
        return got;
    }

    private static void awaitHealth(Broker broker, Predicate<Health> wanted) throws InterruptedException {
        for (int i = 0; !wanted.test(broker.health()); i++) {
            assertThat(i).as("tenths of a second, and now %s", broker.health()).isLessThan(600);
            Thread.sleep(100);
        }
    }

    @Test
    void aQueueThatIsNotThereIsNoRouteAndAReplyToOneIsDropped() throws Exception {
        Envelope asked = Envelope.builder("questions").replyTo("/queue/nobody").build();
        try (Broker broker = connect(server);
                Requester answers = new Requester(broker)) {
            BrokerException refused =
                    Publishing.of(broker, "/queue/nobody", "x").fails();
            assertThat(refused.kind()).isEqualTo(BrokerException.Kind.NO_ROUTE);
            assertThat(refused).hasMessageContaining("there is no queue nobody");
            answers.reply(asked, Envelope.of("", "x")).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void theAddressOfAQueueIsNoWordOfATopic() throws Exception {
        try (Broker broker = connect(server);
                ReplyChannel replies = broker.openReplyChannel(reply -> {})) {
            // So that a grant of "*" or "*.*", which stand for no slashes, covers no queue.
            assertThat(replies.address()).startsWith("/queue/");
            for (String name : List.of("", "a\nb", "x".repeat(256))) {
                assertThat(Publishing.of(broker, "/queue/" + name, "x").fails().kind())
                        .isEqualTo(BrokerException.Kind.INVALID_TOPIC);
            }
        }
    }

    @Test
    void theBrokerIsToldTheNameOfTheConnection() throws Exception {
        try (AmqpTap tap = AmqpTap.open(server.port())) {
            String url = "rabbitmq://127.0.0.1:" + tap.port();
            Brokers.connect(url, TestServers.config("client-id", "shop-7")).close();
            assertThat(tap.sent()).containsPattern("connection_nameS\\x00{3}\\x06shop-7");
            Brokers.connect(url).close();
            assertThat(tap.sent()).containsPattern("connection_nameS\\x00{3}\\x07witloof");
        }
    }

    @Test
    void queuesMustBeThereUnlessTheyMayBeCreated() {
        try (Broker broker = connect(server, "create-entities", "false")) {
            assertThatThrownBy(() -> broker.subscribe(
                            SubscriptionSpec.builder("nowhere").group("g").build(), received::add))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.NO_ROUTE))
                    .hasMessageContaining("g.nowhere");
        }
    }

    @Test
    void aConnectionIsEncryptedAndItsUserChecked() throws Exception {
        TestCertificates certificates = TestCertificates.in(directory.resolve("tls"));
        try (BrokerServer secured = ServerKind.QPID.start(ServerOptions.in(directory.resolve("secured"))
                .withTls(certificates)
                .withCredentials("ann", "p@ss"))) {
            String ca = certificates.certificatePem().toString();
            String url = secured.url("rabbitmqs");
            try (Broker broker =
                    Brokers.connect(url.replace("//", "//ann:p%40ss@"), TestServers.config("tls.ca", ca))) {
                broker.subscribe(SubscriptionSpec.builder("safe").group("g").build(), received::add);
                broker.publish(Envelope.of("safe", "x")).toCompletableFuture().get(60, TimeUnit.SECONDS);
                next().ack();
            }
            assertThatThrownBy(() -> Brokers.connect(
                            url, TestServers.config("tls.ca", ca, "username", "ann", "password", "s3cret")))
                    .isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.kind())
                            .isEqualTo(BrokerException.Kind.PERMISSION_DENIED))
                    .hasMessageNotContaining("s3cret");
            assertThatThrownBy(() -> Brokers.connect(url, TestServers.config("username", "ann", "password", "p@ss")))
                    .isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.kind())
                            .isEqualTo(BrokerException.Kind.CONNECTION));
        }
    }

    @Test
    void settingsThatCannotBeUsedAreRefused() {
        assertThatThrownBy(() -> connect(server, "pasword", "x")).hasMessageContaining("did you mean password?");
        assertThatThrownBy(() -> connect(server, "rabbitmq.queue-type", "big"))
                .hasMessageContaining("wanted is classic or quorum");
        assertThatThrownBy(() -> connect(server, "rabbitmq.exchange", "")).hasMessageContaining("rabbitmq.exchange");
        assertThatThrownBy(() -> Brokers.connect(server.url() + "?a=b")).hasMessageContaining("has a query");
        assertThatThrownBy(() -> Brokers.connect("rabbitmq://a:b@127.0.0.1", TestServers.config("password", "c")))
                .hasMessageContaining("one of them is enough");
    }
}
