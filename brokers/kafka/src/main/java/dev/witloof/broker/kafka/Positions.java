package dev.witloof.broker.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all partitions of a topic without a group, and remembers where it is when the consumer has to be replaced.
 * Partitions that are added later are read from their beginning. For the loop's thread.
 */
final class Positions {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);

    private final String topic;
    private final Map<TopicPartition, PartitionProgress> partitions = new ConcurrentHashMap<>();
    private long looked = System.nanoTime();

    /** Begins at the given offsets. */
    Positions(String topic, Map<TopicPartition, Long> start) {
        this.topic = topic;
        start.forEach((partition, offset) -> partitions.put(partition, new PartitionProgress(offset)));
    }

    PartitionProgress of(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, added -> new PartitionProgress());
    }

    /** Has a new consumer read from where the last one was. */
    void open(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions.keySet());
        partitions.forEach((partition, progress) -> {
            progress.restart();
            if (progress.position() >= 0) {
                consumer.seek(partition, progress.position());
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        });
    }

    /** Looks for partitions that were added, now and then. */
    void look(Consumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - looked < LOOK_NANOS) {
            return;
        }
        looked = System.nanoTime();
        List<TopicPartition> added;
        try {
            added = PollLoop.undisturbed(() -> all(consumer));
        } catch (KafkaException e) {
            return; // another time
        }
        added.removeAll(partitions.keySet());
        if (!added.isEmpty()) {
            added.forEach(this::of);
            consumer.assign(partitions.keySet()); // keeps the positions of those that it has
            consumer.seekToBeginning(added);
        }
    }

    private List<TopicPartition> all(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        consumer.partitionsFor(topic, LOOK_LIMIT).forEach(info -> all.add(new TopicPartition(topic, info.partition())));
        return all;
    }
}
