package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that neither reads nor answers for a time, as one does that is short of memory. On Qpid Broker-J. */
@Timeout(300)
class StalledServerTest {
    private static final int MIB = 1 << 20;

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static BrokerServer server;

    @SuppressWarnings("NullAway.Init")
    private static FaultProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        server = ServerKind.QPID.start(ServerOptions.in(directory));
        proxy = FaultProxy.open(server.port());
        try (Connection client = TestServers.plainClient(server);
                Channel channel = client.createChannel()) {
            channel.queueDeclare("taken", true, false, false, Map.of());
        }
    }

    @AfterEach
    void resume() {
        proxy.resume();
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
    }

    private static Broker connect() {
        // The connection is to survive the silence.
        return connect("rabbitmq.heartbeat", "120s");
    }

    private static Broker connect(String key, String value) {
        return connect("2s", key, value);
    }

    private static Broker connect(String sendTimeout, String key, String value) {
        return Brokers.connect(
                "rabbitmq://127.0.0.1:" + proxy.port(),
                TestServers.config("send-timeout", sendTimeout, "connect-timeout", "10s", key, value));
    }

    private static List<Publishing> publish(Broker broker, String topic, int messages) {
        List<Publishing> publishing = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            publishing.add(Publishing.of(broker, Envelope.of(topic, new byte[MIB])));
        }
        return publishing;
    }

    @Test
    void whatFailedBecauseItTookTooLongIsNotSentLater() throws Exception {
        BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
        try (Broker receiver = Brokers.connect(server.url());
                Broker broker = connect()) {
            receiver.subscribe(SubscriptionSpec.builder("late").group("g").build(), delivery -> {
                received.add(delivery);
                delivery.ack();
            });
            publishUntilTaken(broker, "late", "before");

            proxy.stall();
            for (Publishing each : publish(broker, "late", 50)) {
                assertThat(each.fails().kind()).isEqualTo(Kind.TIMEOUT);
            }
            proxy.resume();
            publishUntilTaken(broker, "late", "after");

            List<String> texts = new ArrayList<>();
            while (!texts.contains("after")) {
                Delivery next = received.poll(60, TimeUnit.SECONDS);
                assertThat(next).as("what follows %s messages", texts.size()).isNotNull();
                texts.add(
                        next.envelope().size() == MIB ? "late" : next.envelope().text());
            }
            // What was in the buffers of the network cannot be called back.
            assertThat(texts).filteredOn("late"::equals).hasSizeLessThan(30);
        }
    }

    /** The time for a message is short here, and the machine may be busy. */
    private static void publishUntilTaken(Broker broker, String topic, String text) throws InterruptedException {
        long start = System.nanoTime();
        for (boolean late = false; !Publishing.of(broker, topic, text).isTaken(); ) {
            assertThat(late).as("it is too late").isFalse();
            late = System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1);
            Thread.sleep(10);
        }
    }

    /** Has the channel opened, so that it is the messages that the server does not read. */
    private static void openForPublishing(Broker broker) throws InterruptedException {
        publishUntilTaken(broker, "/queue/taken", "x");
    }

    @Test
    void messagesThatAreOnTheirWayTakeSoManyBytesAtMostAndNoneOnceTheyHaveFailed() throws Exception {
        // A busy machine may need more time than that of the first message until it has published the last.
        for (String sendTimeout : List.of("2s", "15s", "50s")) {
            if (refusesWhatIsTooMuch(sendTimeout)) {
                return;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    private static boolean refusesWhatIsTooMuch(String sendTimeout) throws Exception {
        proxy.resume();
        try (Broker broker = connect(sendTimeout, "rabbitmq.heartbeat", "120s")) {
            openForPublishing(broker);
            proxy.stall();
            List<Publishing> publishing = publish(broker, "many", 70);

            List<BrokerException> refused = new ArrayList<>();
            for (Publishing each : publishing) {
                BrokerException failure = each.fails();
                if (failure.kind() == Kind.QUOTA) {
                    refused.add(failure);
                } else {
                    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
                }
            }
            if (refused.isEmpty()) {
                return false;
            }
            assertThat(refused).hasSizeBetween(1, 7);
            assertThat(refused.get(0))
                    .hasMessageContaining("messages of 66")
                    .hasMessageContaining("100000 messages or 67108864 bytes");

            assertThat(publish(broker, "many", 1).get(0).fails().kind())
                    .as("what failed takes no place any more")
                    .isEqualTo(Kind.TIMEOUT);
            return true;
        }
    }

    @Test
    void subscribingEndsThoughTheServerDoesNotAnswer() {
        try (Broker broker = connect()) {
            proxy.stall();

            assertThatThrownBy(() -> broker.subscribe(
                            SubscriptionSpec.builder("silent").group("g").build(), Delivery::ack))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
                    .hasMessageContaining("channel.open");
        }
    }

    @Test
    void aDeadConnectionIsNoticedThoughAWriteIsStuckInIt() throws Exception {
        try (Broker broker = connect("rabbitmq.heartbeat", "1s")) {
            openForPublishing(broker);
            proxy.stall();
            List<Publishing> publishing = publish(broker, "dead", 50);
            for (Publishing each : publishing) {
                assertThat(each.fails().kind()).isIn(Kind.CONNECTION, Kind.TIMEOUT);
            }

            long start = System.nanoTime();
            while (broker.health().status() == Health.Status.UP) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
                Thread.sleep(10);
            }
        }
    }

    @Test
    void closingEndsThoughTheServerReadsNothing() throws Exception {
        Broker broker = connect();
        openForPublishing(broker);
        proxy.stall();
        List<Publishing> publishing = publish(broker, "closing", 50);
        // Until a write is stuck.
        Thread.sleep(1000);
        long start = System.nanoTime();

        broker.close(Duration.ZERO);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        for (Publishing each : publishing) {
            assertThat(each.fails().kind()).isIn(Kind.CONNECTION, Kind.TIMEOUT);
        }
    }
}
