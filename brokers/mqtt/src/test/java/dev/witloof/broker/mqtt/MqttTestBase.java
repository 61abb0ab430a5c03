package dev.witloof.broker.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers in a directory of the test's own, and waiting. */
@Timeout(300)
abstract class MqttTestBase {
    static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    BrokerServer start(ServerKind kind) {
        MqttHarness.require(kind);
        return kind.start(ServerOptions.in(directory));
    }

    static Delivery next(BlockingQueue<Delivery> received) throws InterruptedException {
        return Objects.requireNonNull(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no delivery in time");
    }

    static String text(Delivery delivery) {
        return delivery.envelope().text();
    }

    static void await(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static void eventually(BooleanSupplier condition) throws InterruptedException {
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
