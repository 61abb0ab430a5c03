package dev.witloof.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JetStream adds, and when it is used. */
class JetStreamTest {
    private static @Nullable ServerProcess started;

    private final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
    private @Nullable Broker broker;

    @BeforeAll
    static void start(@TempDir Path directory) {
        RealServer.require("what the NATS adapter does with JetStream");
        started = ServerProcess.start(ServerKind.NATS_JETSTREAM, ServerOptions.in(directory));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static ServerProcess server() {
        return Objects.requireNonNull(started);
    }

    @AfterEach
    void disconnect() {
        if (broker != null) {
            broker.close(Duration.ZERO);
        }
    }

    private Broker connect(String mode) {
        Broker connected =
                Brokers.connect(server().url(), BrokerConfig.of(Map.of("jetstream", mode, "ack-wait", "30s")));
        broker = connected;
        return connected;
    }

    private interface Command {
        void run(JetStreamManagement management) throws Exception;
    }

    private static void manage(Command command) throws Exception {
        Connection connection = Nats.connect(server().url());
        command.run(connection.jetStreamManagement());
        connection.close();
    }

    private static void add(StreamConfiguration.Builder stream) throws Exception {
        manage(management -> management.addStream(stream.build()));
    }

    private static StreamConfiguration.Builder stream(String name, String... subjects) {
        return StreamConfiguration.builder().name(name).subjects(subjects);
    }

    private static void refused(Kind kind, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(text);
    }

    @Test
    void aSubjectWithoutStreamIsRefusedByName() {
        Broker connected = connect("true");

        refused(Kind.NO_ROUTE, "nowhere.x", () -> Waiting.await(connected.publish(Envelope.of("nowhere.x", "a"))));
        refused(
                Kind.NO_ROUTE,
                "nowhere.x",
                () -> connected.subscribe(
                        SubscriptionSpec.builder("nowhere.x").group("g").build(), received::add));
    }

    @Test
    void aServerWithoutJetStreamIsRefusedOrDoneWithout(@TempDir Path directory) throws Exception {
        try (BrokerServer core = ServerKind.NATS.start(ServerOptions.in(directory))) {
            refused(Kind.UNSUPPORTED, "has no JetStream", () -> Brokers.connect(
                            core.url(), BrokerConfig.EMPTY.with("jetstream", "true"))
                    .close());
            try (Broker auto = Brokers.connect(core.url())) {
                auto.subscribe(SubscriptionSpec.builder("orders").build(), received::add);
                Waiting.await(auto.publish(Envelope.of("orders", "a")));
                assertThat(Waiting.acked(received)).isEqualTo("a");
            }
        }
    }

    @Test
    void withAutoAStreamIsUsedWhereThereIsOne() throws Exception {
        add(stream("auto", "auto.kept"));
        Broker connected = connect("auto");
        assertThat(connected.capabilities()).doesNotContain(Capability.DURABLE, Capability.BROKER_REDELIVERY);
        SubscriptionSpec kept = SubscriptionSpec.builder("auto.kept").group("g").build();
        connected.subscribe(kept, received::add).close();

        Waiting.await(connected.publish(Envelope.of("auto.kept", "waits")));
        Waiting.await(connected.publish(Envelope.of("auto.loose", "is gone")));
        connected.subscribe(kept, received::add);
        assertThat(Waiting.acked(received)).isEqualTo("waits");

        connected.subscribe(SubscriptionSpec.builder("auto.loose").build(), received::add);
        Waiting.await(connected.publish(Envelope.of("auto.loose", "is heard")));
        assertThat(Waiting.acked(received)).isEqualTo("is heard");

        // The pattern goes beyond the stream, whose consumer would not see everything.
        connected.subscribe(SubscriptionSpec.builder("auto.*").build(), received::add);
        Waiting.await(connected.publish(Envelope.of("auto.other", "too")));
        assertThat(Waiting.acked(received)).isEqualTo("too");
    }

    @Test
    void messagesBeforeTheStreamIsKnownStayInOrder() throws Exception {
        add(stream("ordered", "ordered"));
        Broker connected = connect("auto");
        connected.subscribe(
                SubscriptionSpec.builder("ordered").group("g").maxInFlight(1).build(), received::add);

        for (int i = 0; i < 50; i++) {
            connected.publish(Envelope.of("ordered", Integer.toString(i)));
        }

        for (int i = 0; i < 50; i++) {
            assertThat(Waiting.acked(received)).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void withAutoADeadLetterOfAStreamIsNotSentWithoutOne() throws Exception {
        add(stream("dying", "dying"));
        Broker connected = connect("auto");
        Subscription subscription = connected.subscribe(
                SubscriptionSpec.builder("dying")
                        .group("g")
                        .backoff(Backoff.NONE)
                        .build(),
                received::add);
        Waiting.await(connected.publish(Envelope.of("dying", "a")));

        Delivery delivery = Waiting.next(received);
        refused(Kind.NO_ROUTE, "dying.dlq", () -> Waiting.await(delivery.reject("no")));
        subscription.close();

        connected.subscribe(SubscriptionSpec.builder("dying").group("g").build(), received::add);
        assertThat(Waiting.acked(received)).isEqualTo("a");
    }

    @Test
    void aNewGroupBeginsWhereItIsTold() throws Exception {
        add(stream("deliver", "deliver"));
        Broker connected = connect("true");
        Waiting.await(connected.publish(Envelope.of("deliver", "old")));

        connected.subscribe(
                SubscriptionSpec.builder("deliver")
                        .group("all")
                        .extension("deliver", "all")
                        .build(),
                received::add);
        assertThat(Waiting.acked(received)).isEqualTo("old");
        connected.subscribe(SubscriptionSpec.builder("deliver").group("new").build(), received::add);
        Waiting.await(connected.publish(Envelope.of("deliver", "young")));

        assertThat(Waiting.acked(received)).isEqualTo("young");
        assertThat(Waiting.acked(received)).isEqualTo("young");
        refused(
                Kind.UNSUPPORTED,
                "new or all",
                () -> connected.subscribe(
                        SubscriptionSpec.builder("deliver")
                                .group("x")
                                .extension("deliver", "last")
                                .build(),
                        received::add));
    }

    @Test
    void aWorkQueueHasOneGroup() throws Exception {
        add(stream("work", "work").retentionPolicy(RetentionPolicy.WorkQueue));
        Broker connected = connect("true");
        connected.subscribe(SubscriptionSpec.builder("work").group("a").build(), received::add);
        Waiting.await(connected.publish(Envelope.of("work", "1")));

        assertThat(Waiting.acked(received)).isEqualTo("1");
        refused(
                Kind.UNSUPPORTED,
                "work",
                () -> connected.subscribe(
                        SubscriptionSpec.builder("work").group("b").build(), received::add));
    }

    @Test
    void aPatternOverItsOwnDeadLettersIsRefusedInAWorkQueueWhereNobodyElseCouldReadThem() throws Exception {
        add(stream("jobs", "jobs.>").retentionPolicy(RetentionPolicy.WorkQueue));
        Broker connected = connect("true");
        SubscriptionSpec.Builder jobs = SubscriptionSpec.builder("jobs.>").group("g");

        refused(Kind.UNSUPPORTED, "work queue", () -> connected.subscribe(jobs.build(), received::add));

        connected.subscribe(jobs.deadLetterTopic("dead.jobs").build(), received::add);
        Waiting.await(connected.publish(Envelope.of("jobs.a", "1")));
        assertThat(Waiting.acked(received)).isEqualTo("1");
    }

    @Test
    void theLimitsOfAStreamAreNamed() throws Exception {
        add(stream("small", "small").maximumMessageSize(100));
        add(stream("few", "few").maxMessages(1).discardPolicy(DiscardPolicy.New));
        Broker connected = connect("true");
        Waiting.await(connected.publish(Envelope.of("few", "1")));

        refused(Kind.TOO_LARGE, "101", () -> Waiting.await(connected.publish(Envelope.of("small", new byte[101]))));
        refused(Kind.QUOTA, "few", () -> Waiting.await(connected.publish(Envelope.of("few", "2"))));
    }

    @Test
    void aPatternAcrossStreamsIsRefusedWithTheirNames() throws Exception {
        add(stream("left", "across.left"));
        add(stream("right", "across.right"));
        Broker connected = connect("true");

        refused(
                Kind.UNSUPPORTED,
                "left, right",
                () -> connected.subscribe(SubscriptionSpec.builder("across.*").build(), received::add));
    }

    @Test
    void aConsumerThatSomebodyDeletesIsMadeAgainWhereItWas() throws Exception {
        add(stream("deleted", "deleted"));
        Broker connected = connect("true");
        connected.subscribe(SubscriptionSpec.builder("deleted").group("g").build(), received::add);
        Waiting.await(connected.publish(Envelope.of("deleted", "before")));
        assertThat(Waiting.acked(received)).isEqualTo("before");

        manage(management -> {
            try {
                management.deleteConsumer("deleted", Groups.durable("g", "deleted"));
            } catch (JetStreamApiException e) {
                // It has deleted the consumer, but 2.9 may still be writing its state: "directory not empty".
                assertThat(e.getApiErrorCode()).isEqualTo(10_051);
            }
        });
        Waiting.await(connected.publish(Envelope.of("deleted", "after")));

        assertThat(Waiting.acked(received)).isEqualTo("after");
    }

    @Test
    void aStatusThatIsStoredIsAMessageAllTheSame() throws Exception {
        add(stream("status", "status"));
        Broker connected = connect("true");
        connected.subscribe(SubscriptionSpec.builder("status").group("g").build(), received::add);

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
            String headers = "NATS/1.0 409 Consumer Deleted";
            String text = String.join(
                    "\r\n",
                    "CONNECT {\"verbose\":false,\"headers\":true}",
                    "HPUB status " + (headers.length() + 4) + " " + (headers.length() + 8),
                    headers,
                    "",
                    "body",
                    "");
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(Waiting.acked(received)).isEqualTo("body");
        }
        assertThat(connected.health()).isEqualTo(Health.up());
    }

    /** Kills the server while messages are published and received; each that was taken arrives. */
    @Test
    void nothingIsLostWhenTheServerIsKilled(@TempDir Path directory) throws Exception {
        try (ServerProcess killed = ServerProcess.start(ServerKind.NATS_JETSTREAM, ServerOptions.in(directory))) {
            Connection connection = Nats.connect(killed.url());
            connection
                    .jetStreamManagement()
                    .addStream(stream("numbers", "numbers").build());
            connection.close();
            Set<String> arrived = ConcurrentHashMap.newKeySet();
            try (Broker connected = Brokers.connect(
                    killed.url(),
                    BrokerConfig.of(Map.of("jetstream", "true", "ack-wait", "5s", "send-timeout", "10s")))) {
                Subscription subscription = connected.subscribe(
                        SubscriptionSpec.builder("numbers").group("g").build(), delivery -> {
                            arrived.add(delivery.envelope().text());
                            delivery.ack();
                        });
                Set<String> taken = new HashSet<>();
                for (int i = 0; i < 300; i++) {
                    String text = Integer.toString(i);
                    if (i % 100 == 50) {
                        killed.kill();
                        Waiting.until(
                                "the loss is seen", () -> connected.health().status() != Health.Status.UP);
                        Waiting.until("its subscription knows", () -> !subscription.healthy());
                        killed.restart();
                    }
                    // Each is tried until it is taken, as a host does that must not lose it.
                    Waiting.until("it is taken", () -> {
                        try {
                            Waiting.await(connected.publish(Envelope.of("numbers", text)));
                            return true;
                        } catch (BrokerException e) {
                            assertThat(e.kind()).isIn(Kind.CONNECTION, Kind.TIMEOUT, Kind.NO_ROUTE);
                            return false;
                        }
                    });
                    taken.add(text);
                }
                Waiting.until("all arrive", () -> arrived.containsAll(taken));
                Waiting.until("all is well again", () -> connected.health().equals(Health.up()));
            }
        }
    }
}
