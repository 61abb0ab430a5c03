package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Connections that are closed after the test, and waiting. */
@Timeout(300)
abstract class KafkaTestBase {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long SECONDS = 60;

    final TestKafka kafka = TestKafka.get();
    private final List<Broker> open = new ArrayList<>();

    /** A condition that may throw. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** What a subscription hands out. */
    static final class Inbox {
        private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        private final Subscription subscription;

        private Inbox(Broker broker, SubscriptionSpec spec) {
            subscription = broker.subscribe(spec, deliveries::add);
        }

        Subscription subscription() {
            return subscription;
        }

        Delivery next() throws InterruptedException {
            return Objects.requireNonNull(deliveries.poll(SECONDS, TimeUnit.SECONDS), "nothing was delivered");
        }

        Optional<Delivery> nextWithin(Duration time) throws InterruptedException {
            return Optional.ofNullable(deliveries.poll(time.toMillis(), TimeUnit.MILLISECONDS));
        }

        List<Delivery> next(int count) throws InterruptedException {
            List<Delivery> next = new ArrayList<>();
            while (next.size() < count) {
                next.add(next());
            }
            return next;
        }

        String ackedText() throws InterruptedException {
            Delivery delivery = next();
            await(delivery.ack());
            return delivery.envelope().text();
        }
    }

    @AfterEach
    void closeAll() {
        open.forEach(broker -> broker.close(Duration.ZERO));
    }

    Broker connect(String... settings) {
        return connectTo(kafka.url(), settings);
    }

    Broker connectTo(String url, String... settings) {
        BrokerConfig config = BrokerConfig.EMPTY;
        for (int i = 0; i < settings.length; i += 2) {
            config = config.with(settings[i], settings[i + 1]);
        }
        Broker broker = Brokers.connect(url, config);
        open.add(broker);
        return broker;
    }

    static Inbox subscribe(Broker broker, SubscriptionSpec.Builder spec) {
        return new Inbox(broker, spec.build());
    }

    static SubscriptionSpec.Builder to(String topic) {
        return SubscriptionSpec.builder(topic);
    }

    static String freshName() {
        return "test-" + NAMES.incrementAndGet();
    }

    String freshTopic(int partitions) throws Exception {
        return kafka.createTopic(freshName(), partitions);
    }

    static void publish(Broker broker, String topic, String... texts) {
        for (String text : texts) {
            await(broker.publish(Envelope.of(topic, text)));
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** What a stage failed with, or null. */
    static @Nullable Throwable failure(CompletionStage<?> stage) {
        @Nullable
        Throwable thrown = stage.toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .handle((done, failure) -> failure)
                .join();
        return thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
    }

    static BrokerException refusal(CompletionStage<?> stage, BrokerException.Kind kind) {
        BrokerException refused = BrokerException.from(Objects.requireNonNull(failure(stage), "it was not refused"));
        assertThat(refused.kind()).as("%s", refused).isEqualTo(kind);
        return refused;
    }

    static void eventually(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (boolean late = false; !condition.holds(); late = System.nanoTime() - end > 0) {
            assertThat(late).as("it is too late for: %s", what).isFalse();
            Thread.sleep(10);
        }
    }

    /** The offset that a group has committed, or -1. */
    long committed(String group, String topic, int partition) throws Exception {
        OffsetAndMetadata offset = kafka.admin()
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(new TopicPartition(topic, partition));
        return offset == null ? -1 : offset.offset();
    }
}
