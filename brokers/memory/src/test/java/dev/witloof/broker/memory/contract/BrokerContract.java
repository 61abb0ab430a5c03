package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** What all parts of the contract share: connections to one and the same broker, fresh topics, and waiting. */
public abstract class BrokerContract {
    /** Long enough to see that nothing comes. */
    static final Duration QUIET = Duration.ofMillis(200);

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private final List<Broker> connections = new ArrayList<>();

    /** Opens another connection to the broker under test, the same one for all calls of a test. */
    protected abstract Broker newConnection();

    @AfterEach
    void closeConnections() {
        connections.forEach(connection -> connection.close(Duration.ZERO));
    }

    final Broker connect() {
        Broker broker = newConnection();
        connections.add(broker);
        return broker;
    }

    static void assumeCan(Broker broker, Capability... capabilities) {
        for (Capability capability : capabilities) {
            assumeTrue(broker.capabilities().contains(capability), () -> broker.system() + " lacks " + capability);
        }
    }

    /** A topic that no other test uses, valid on every broker. */
    static String freshTopic() {
        return "contract-" + RUN + "-" + TOPICS.incrementAndGet();
    }

    static SubscriptionSpec.Builder group(String topic) {
        return SubscriptionSpec.builder(topic).group("workers");
    }

    static void publish(Broker broker, String topic, String... texts) {
        for (String text : texts) {
            await(broker.publish(Envelope.of(topic, text)));
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** What a stage fails with, unwrapped. */
    static Throwable failure(CompletionStage<?> stage) {
        Throwable found = stage.toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((value, failure) -> failure)
                .join();
        assertThat(found).as("the failure of a stage").isNotNull();
        return found;
    }

    static BrokerException.Kind failureKind(CompletionStage<?> stage) {
        return BrokerException.from(failure(stage)).kind();
    }

    static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
