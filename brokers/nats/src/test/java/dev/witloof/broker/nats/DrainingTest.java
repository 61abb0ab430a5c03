package dev.witloof.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of messages of core NATS that a member has when it is closed. */
@Timeout(300)
class DrainingTest {
    private static final BrokerConfig CORE = BrokerConfig.of(Map.of("jetstream", "false"));
    private static final SubscriptionSpec MEMBER =
            SubscriptionSpec.builder("orders").group("shop").build();

    private final ExecutorService handlers = Executors.newFixedThreadPool(16);
    private final AtomicInteger handled = new AtomicInteger();
    private BrokerServer server;
    private Broker publisher;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ServerKind.MINI_NATS.start(ServerOptions.in(directory));
        publisher = Brokers.connect(server.url(), CORE);
    }

    @AfterEach
    void stop() {
        publisher.close(Duration.ZERO);
        server.close();
        handlers.shutdownNow();
    }

    private static void publish(Broker publisher, int from, int to) {
        for (int i = from; i < to; i++) {
            Waiting.await(publisher.publish(Envelope.of("orders", Integer.toString(i))));
        }
    }

    /** Handles each message for some time. */
    private Consumer<Delivery> handling(Duration time) {
        return delivery -> handlers.execute(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
                handled.incrementAndGet();
                delivery.ack();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void whatAMemberHasReceivedIsHandledWithinTheGrace() throws Exception {
        Broker member = Brokers.connect(server.url(), CORE);
        member.subscribe(MEMBER, handling(Duration.ofMillis(20)));
        // On the same connection, so that all have arrived before the server answers to the end of the subscription.
        publish(member, 0, 1_000);
        Waiting.until("it has begun", () -> handled.get() > 0);

        member.close(Duration.ofMinutes(4));

        assertThat(handled).hasValue(1_000);
        assertThat(member.health()).isEqualTo(Health.down("the connection was closed"));
    }

    @Test
    void membersThatAreReplacedOneByOneLoseNothing() throws Exception {
        Broker old = Brokers.connect(server.url(), CORE);
        old.subscribe(MEMBER, handling(Duration.ofMillis(5)));
        publish(publisher, 0, 500);
        try (Broker young = Brokers.connect(server.url(), CORE)) {
            young.subscribe(MEMBER, handling(Duration.ofMillis(5)));
            Thread closing = new Thread(() -> old.close(Duration.ofMinutes(4)));
            closing.start();
            publish(publisher, 500, 2_000);
            closing.join();

            Waiting.until("all are handled", () -> handled.get() == 2_000);
        }
    }

    @Test
    void whatIsLeftWhenTheGraceIsOverIsCounted() throws Exception {
        Health health = Health.up();
        // A busy machine may need more time to give the member all of them.
        for (int millis = 500; millis < 60_000 && !health.detail().contains("100 messages are gone"); millis *= 8) {
            Broker member = Brokers.connect(server.url(), CORE);
            member.subscribe(MEMBER, handling(Duration.ofHours(1)));
            publish(member, 0, 100);

            member.close(Duration.ofMillis(millis));
            health = member.health();
        }

        assertThat(handled).hasValue(0);
        assertThat(health.status()).isEqualTo(Health.Status.DOWN);
        assertThat(health.detail()).contains("100 messages are gone");
    }
}
