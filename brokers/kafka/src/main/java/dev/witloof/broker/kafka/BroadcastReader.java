package dev.witloof.broker.kafka;

import dev.witloof.broker.adapter.AdapterSubscription;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A subscriber that gets every message: it has all partitions to itself, and nothing is committed. */
final class BroadcastReader extends TopicReader {
    private final Positions positions;

    BroadcastReader(
            AdapterSubscription subscription,
            Reachability reachability,
            KafkaSettings settings,
            Positions start,
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        super(subscription, reachability, Optional.empty(), settings, consumers);
        this.positions = start;
    }

    @Override
    public void open(Consumer<byte[], byte[]> consumer) {
        positions.open(consumer);
        reads();
    }

    @Override
    public void received(ConsumerRecord<byte[], byte @Nullable []> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        PartitionProgress progress = positions.of(partition);
        progress.received(record.offset());
        subscription().offer(new KafkaReceipt(partition, record, () -> forget(progress, record.offset())));
    }

    private CompletionStage<Void> forget(PartitionProgress progress, long offset) {
        progress.forget(offset);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void tick(Consumer<byte[], byte[]> consumer) {
        super.tick(consumer);
        if (isReachable()) {
            positions.look(consumer);
        }
    }

    @Override
    public void closing(Consumer<byte[], byte[]> consumer) {
        // What it did not take is nobody's.
    }
}
