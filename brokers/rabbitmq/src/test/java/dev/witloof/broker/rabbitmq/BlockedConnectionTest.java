package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that says that it takes no messages for now. */
@Timeout(300)
class BlockedConnectionTest {
    @TempDir
    static Path directory;

    private static void awaitHealth(Broker broker, Health.Status status) throws InterruptedException {
        for (int i = 0; broker.health().status() != status; i++) {
            assertThat(i).as("hundredths of a second until %s", status).isLessThan(6000);
            Thread.sleep(10);
        }
    }

    @Test
    void messagesWaitHereUntilTheServerTakesThemAgain() throws Exception {
        // A busy machine may need longer to pass on what waits.
        for (int seconds = 3; !goesThrough(seconds); seconds *= 4) {
            assertThat(seconds).as("the time for a message").isLessThan(60);
        }
    }

    /** False if the message whose time is not to be over before it is taken was too late. */
    private static boolean goesThrough(int seconds) throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        Path folder = directory.resolve("qpid-" + seconds);
        try (BrokerServer server = ServerKind.QPID.start(ServerOptions.in(folder));
                AmqpTap tap = AmqpTap.open(server.port());
                Broker broker = Brokers.connect(
                        "rabbitmq://127.0.0.1:" + tap.port(), TestServers.config("send-timeout", seconds + "s"))) {
            broker.subscribe(SubscriptionSpec.builder("held").group("g").build(), delivery -> {
                received.add(delivery.envelope().text());
                delivery.ack();
            });

            tap.block("low on memory");
            awaitHealth(broker, Health.Status.DEGRADED);
            assertThat(broker.health().detail()).isEqualTo("the broker takes no messages at the moment: low on memory");
            BrokerException tooEarly =
                    Publishing.of(broker, "held", "too early").fails();
            assertThat(tooEarly.kind()).isEqualTo(BrokerException.Kind.TIMEOUT);
            assertThat(tooEarly).hasMessageContaining("low on memory");
            Publishing inTime = Publishing.of(broker, "held", "in time");
            assertThat(tap.sent()).doesNotContain("too early").doesNotContain("in time");
            tap.unblock();

            if (!inTime.isTaken()) {
                return false;
            }
            assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("in time");
            assertThat(broker.health().status()).isEqualTo(Health.Status.UP);
            return true;
        }
    }

    @Test
    void rabbitMqThatIsOutOfMemoryIsSeenAndTheConnectionCanBeClosed() throws Exception {
        try (BrokerServer server = TestServers.start(
                        ServerKind.RABBITMQ,
                        ServerOptions.in(directory.resolve("rabbitmq"))
                                .with("vm_memory_high_watermark.absolute", "1MB"));
                Broker broker = Brokers.connect(server.url(), TestServers.config("send-timeout", "2s"))) {
            assertThat(Publishing.of(broker, "blocked", "x").fails().kind()).isEqualTo(BrokerException.Kind.TIMEOUT);

            awaitHealth(broker, Health.Status.DEGRADED);
            assertThat(broker.health().detail()).contains("low on memory");
        }
    }
}
