package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** A test with a scripted broker, and a sink that keeps what it is handed. */
abstract class ScriptedTest {
    final BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
    ScriptedBroker broker = new ScriptedBroker();

    @AfterEach
    void close() {
        broker.close(Duration.ZERO);
    }

    static SubscriptionSpec.Builder orders() {
        return SubscriptionSpec.builder("orders").backoff(Backoff.fixed(Duration.ofMillis(5)));
    }

    Subscription subscribe(SubscriptionSpec spec) {
        return broker.subscribe(spec, received::add);
    }

    Delivery next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS), "nothing was delivered");
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    static Throwable failure(CompletionStage<Void> stage) {
        return Objects.requireNonNull(stage.toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((done, failure) -> failure)
                .join());
    }

    static void eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("the time left").isNegative();
            Thread.sleep(2);
        }
    }
}
