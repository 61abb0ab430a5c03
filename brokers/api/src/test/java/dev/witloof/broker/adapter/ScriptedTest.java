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
        return Objects.requireNonNull(received.poll(60, TimeUnit.SECONDS), "nothing was delivered");
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    static Throwable failure(CompletionStage<Void> stage) {
        return Objects.requireNonNull(stage.toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .handle((done, failure) -> failure)
                .join());
    }

    static void eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        // The time before the condition, which may come true while this thread has to wait for its turn.
        for (boolean late = false; !condition.getAsBoolean(); late = System.nanoTime() - end > 0) {
            assertThat(late).as("the time is over").isFalse();
            Thread.sleep(2);
        }
    }
}
