package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

/** What a member does when its consumer behaves as a real one does at bad moments only. */
class GroupReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final long SECONDS = 60;

    private final AtomicInteger consumers = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    /** As Kafka's own does when it is woken up while it looks for the coordinator of its group, and finds none. */
    private final class WokenInCommit extends MockConsumer<byte[], byte[]> {
        WokenInCommit() {
            super("earliest");
            consumers.incrementAndGet();
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            schedulePollTask(() -> {
                rebalance(List.of(PARTITION));
                addRecord(new ConsumerRecord<>(
                        PARTITION.topic(),
                        PARTITION.partition(),
                        0,
                        new byte[0],
                        "beer".getBytes(StandardCharsets.UTF_8)));
            });
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            if (commits.getAndIncrement() == 0) {
                throw new WakeupException();
            }
            super.commitAsync(offsets, callback);
        }
    }

    /** A connection to no cluster, whose subscriptions read from such a consumer. */
    private final class OneReader extends AdapterBroker {
        private final KafkaSettings settings =
                KafkaSettings.of(BrokerUrl.parse("kafka://127.0.0.1:1"), BrokerConfig.of(Map.of()));
        private final Cluster cluster = new Cluster(settings);

        OneReader() {
            super("kafka", Set.of(Capability.GROUPS));
        }

        @Override
        protected CompletionStage<Void> send(Envelope message) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
            GroupReader reader = new GroupReader(
                    subscription,
                    new Reachability(cluster, threads()),
                    settings,
                    new GroupStart(false, Duration.ofSeconds(SECONDS)),
                    this::newConsumer);
            reader.loop().start("subscribing", Duration.ofSeconds(SECONDS));
            return reader;
        }

        private Consumer<byte[], byte[]> newConsumer(Map<String, Object> properties) {
            return new WokenInCommit();
        }

        @Override
        protected ReplyChannel openReplies(java.util.function.Consumer<? super Envelope> sink) {
            throw new UnsupportedOperationException("nobody asks for one");
        }

        @Override
        protected Health connectionHealth() {
            return Health.up();
        }

        @Override
        protected void disconnect() {
            cluster.close();
        }
    }

    @Test
    void aCommitThatIsWokenUpIsMadeAgainByTheSameMember() throws Exception {
        OneReader broker = new OneReader();
        try {
            BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
            Subscription subscription = broker.subscribe(
                    SubscriptionSpec.builder(PARTITION.topic()).group("g").build(), deliveries::add);
            Delivery delivery = Objects.requireNonNull(deliveries.poll(SECONDS, TimeUnit.SECONDS));

            delivery.ack().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);

            assertThat(commits).hasValue(2);
            assertThat(consumers).hasValue(1);
            assertThat(subscription.healthy()).isTrue();
        } finally {
            broker.close(Duration.ZERO);
        }
    }
}
