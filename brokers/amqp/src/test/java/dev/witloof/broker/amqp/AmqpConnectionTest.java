package dev.witloof.broker.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections to a peer that hangs up, or that does not answer. */
@Timeout(300)
class AmqpConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aPeerThatHangsUpAtOnceIsAskedEverMoreRarely() throws Exception {
        try (AmqpPeer peer = AmqpPeer.start(number -> number > 1);
                Broker broker = Brokers.connect(peer.url())) {
            assertThat(broker.health()).isEqualTo(Health.up());
            long start = System.nanoTime();
            peer.hangUp();
            until("the seventh is tried", () -> peer.connections() >= 7);

            // Half a tenth of a second, twice that, and so on: that is after three seconds at the earliest.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
        }
    }

    /** The loss is told by another thread than the connection, which nobody may have taken over by then. */
    @Test
    void aConnectionThatIsLostAsSoonAsItIsMadeIsReplaced() throws Exception {
        int brief = 5;
        ExecutorService lookers = Executors.newCachedThreadPool();
        List<AmqpPeer> peers = new ArrayList<>();
        Map<Integer, Broker> brokers = new ConcurrentHashMap<>();
        try {
            for (int i = 0; i < 16; i++) {
                int which = i;
                AmqpPeer peer = AmqpPeer.start(number -> {
                    // Whoever looks at a connection that is being made makes it more likely that the loss comes first.
                    Optional.ofNullable(brokers.get(which)).ifPresent(broker -> look(lookers, broker));
                    return number > 1 && number <= 1 + brief;
                });
                peers.add(peer);
                brokers.put(i, Brokers.connect(peer.url()));
            }
            for (AmqpPeer peer : peers) {
                peer.hangUp();
            }
            for (int i = 0; i < peers.size(); i++) {
                AmqpPeer peer = peers.get(i);
                until("peer " + i + " is connected to again", () -> peer.connections() == 2 + brief);
                Broker broker = Objects.requireNonNull(brokers.get(i));
                until("broker " + i + " is up", () -> broker.health().equals(Health.up()));
            }
        } finally {
            brokers.values().forEach(broker -> broker.close(Duration.ZERO));
            for (AmqpPeer peer : peers) {
                peer.close();
            }
            lookers.shutdown();
        }
    }

    private static void look(ExecutorService lookers, Broker broker) {
        for (int i = 0; i < 4; i++) {
            lookers.execute(() -> {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(30);
                while (System.nanoTime() < end) {
                    Health unused = broker.health();
                }
            });
        }
    }

    @Test
    void messagesWaitWithinOneBoundForAllAddresses() throws Exception {
        byte[] body = new byte[1 << 20];
        try (AmqpPeer peer = AmqpPeer.start(number -> false);
                Broker broker = Brokers.connect(peer.url(), BrokerConfig.EMPTY.with("send-timeout", "600s"))) {
            List<CompletionStage<Void>> waiting = new ArrayList<>();
            for (int i = 0; i < 63; i++) {
                waiting.add(broker.publish(Envelope.of("queue-" + i % 7, body)));
            }
            assertThat(failure(broker.publish(Envelope.of("queue-8", body))))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.QUOTA))
                    .hasMessageContaining(Integer.toString(64 << 20))
                    .hasMessageContaining("amqp.max-pending-bytes");
            assertThat(waiting).noneMatch(stage -> stage.toCompletableFuture().isDone());

            broker.close(Duration.ZERO);
            for (CompletionStage<Void> stage : waiting) {
                assertThat(failure(stage).kind()).isEqualTo(Kind.CONNECTION);
            }
        }
    }

    @Test
    void whatTheClientStillHasCountsAlsoWhenItsTimeIsOver(@TempDir Path directory) throws Exception {
        byte[] body = new byte[100_000];
        BrokerConfig config = BrokerConfig.of(Map.of("send-timeout", "1s", "amqp.max-pending-bytes", "1000000"));
        try (BrokerServer server = ServerKind.ARTEMIS_AMQP.start(
                        ServerOptions.in(directory).inMemory());
                FaultProxy proxy = FaultProxy.open(server.port());
                Broker broker = Brokers.connect("amqp://127.0.0.1:" + proxy.port(), config)) {
            until("the server is warm", () -> isTaken(broker, body));
            proxy.stall();
            List<CompletionStage<Void>> stalled = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                stalled.add(broker.publish(Envelope.of("orders", body)));
            }
            for (CompletionStage<Void> stage : stalled) {
                assertThat(failure(stage).kind()).isEqualTo(Kind.TIMEOUT);
            }
            assertThat(failure(broker.publish(Envelope.of("orders", body))).kind())
                    .isEqualTo(Kind.QUOTA);

            proxy.resume();
            until("there is room again", () -> isTaken(broker, body));
        }
    }

    private static boolean isTaken(Broker broker, byte[] body) {
        return broker.publish(Envelope.of("orders", body))
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .handle((done, failure) -> failure == null)
                .join();
    }

    private static BrokerException failure(CompletionStage<Void> stage) {
        return BrokerException.from(stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .handle((done, failure) -> failure)
                .join());
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        // The time before the condition, which may come true while this thread has to wait for its turn.
        for (boolean late = false; !condition.getAsBoolean(); late = System.nanoTime() - end > 0) {
            assertThat(late).as("it is too late for: %s", what).isFalse();
            Thread.sleep(10);
        }
    }
}
