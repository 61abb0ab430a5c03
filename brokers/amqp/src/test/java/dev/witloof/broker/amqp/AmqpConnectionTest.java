package dev.witloof.broker.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to a peer that hangs up, or that does not answer. */
@Timeout(120)
class AmqpConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPeerThatHangsUpAtOnceIsAskedEverMoreRarely() throws Exception {
        try (AmqpPeer peer = AmqpPeer.start(number -> number > 1);
                Broker broker = Brokers.connect(peer.url())) {
            peer.hangUp();
            Thread.sleep(5_000);

            // Half a tenth of a second, twice that, and so on: the seventh is tried after three seconds at the
            // earliest.
            assertThat(peer.connections()).isBetween(4, 9);
            assertThat(broker.health().detail()).contains(peer.url().replace("amqp://", ""));
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
                Broker broker = brokers.get(i);
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

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
