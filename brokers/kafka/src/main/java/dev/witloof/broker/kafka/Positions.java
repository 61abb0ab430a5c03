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
 * Reads all partitions of a topic from its end on, without a group, and remembers where it is when the consumer has to be
 * replaced. Partitions that are added later are read from their beginning. For the loop's thread.
 */
final class Positions {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);

    private final String topic;
    private final Duration limit;
    private final Map<TopicPartition, PartitionProgress> partitions = new ConcurrentHashMap<>();
    private long looked = System.nanoTime();

    Positions(String topic, Duration limit) {
        this.topic = topic;
        this.limit = limit;
    }

    PartitionProgress of(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, added -> new PartitionProgress());
    }

    /** Has a new consumer read from where the last one was, or from the end. */
    void open(Consumer<byte[], byte[]> consumer) {
        PollLoop.undisturbed(() -> {
            if (partitions.isEmpty()) {
                consumer.endOffsets(all(consumer, limit), limit)
                        .forEach((partition, end) -> partitions.put(partition, new PartitionProgress(end)));
            }
            assign(consumer);
            return partitions;
        });
    }

    private void assign(Consumer<byte[], byte[]> consumer) {
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
            added = PollLoop.undisturbed(() -> all(consumer, LOOK_LIMIT));
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

    private List<TopicPartition> all(Consumer<byte[], byte[]> consumer, Duration wait) {
        List<TopicPartition> all = new ArrayList<>();
        consumer.partitionsFor(topic, wait).forEach(info -> all.add(new TopicPartition(topic, info.partition())));
        return all;
    }
}
