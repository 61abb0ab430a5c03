package dev.witloof.broker.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a member begins to read a partition for which its group has no commit: at the end where the group is new to the
 * topic, and at the beginning of a partition that is new to the group. The end is committed at once, so that a crash before
 * the first acknowledgement loses nothing. For the loop's thread.
 */
final class GroupStart {
    /** The setting of a subscription that says where a new group begins, as Kafka's consumers call it. */
    static final String EXTENSION = "auto.offset.reset";

    private final boolean atEnd;
    private final Duration limit;
    private boolean placed;

    GroupStart(boolean atEnd, Duration limit) {
        this.atEnd = atEnd;
        this.limit = limit;
    }

    /** Sees to it that the partitions that were assigned first have a place; those that come later are known or new. */
    void place(Consumer<byte[], byte[]> consumer, String topic, Set<TopicPartition> assigned) {
        if (placed || assigned.isEmpty()) {
            return;
        }
        if (atEnd) {
            PollLoop.undisturbed(() -> {
                beginAtEnd(consumer, topic, assigned);
                return assigned;
            });
        }
        placed = true;
    }

    private void beginAtEnd(Consumer<byte[], byte[]> consumer, String topic, Set<TopicPartition> assigned) {
        Set<TopicPartition> all = consumer.partitionsFor(topic, limit).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toCollection(HashSet::new));
        all.addAll(assigned);
        boolean isKnown = consumer.committed(all, limit).values().stream().anyMatch(commit -> commit != null);
        if (isKnown) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        consumer.endOffsets(assigned, limit)
                .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        consumer.commitSync(ends, limit);
        ends.forEach((partition, end) -> consumer.seek(partition, end));
    }
}
