package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.adapter.AdapterSubscription;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * A member of a group. What is done is committed in the background, one commit at a time, and before a partition goes to
 * another member.
 */
final class GroupReader extends TopicReader implements ConsumerRebalanceListener {
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(5);
    private static final long COMMIT_BACKOFF_NANOS = 200_000_000;

    private final String topic;
    private final GroupStart start;
    private final Map<TopicPartition, PartitionProgress> partitions = new HashMap<>();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private long commitAfter = System.nanoTime();
    private volatile boolean committing;

    GroupReader(
            AdapterSubscription subscription,
            Reachability reachability,
            KafkaSettings settings,
            GroupStart start,
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        super(subscription, reachability, subscription.spec().group(), settings, consumers);
        this.topic = subscription.spec().topic();
        this.start = start;
    }

    @Override
    public void open(Consumer<byte[], byte[]> opened) {
        consumer = opened;
        committing = false;
        opened.subscribe(List.of(topic), this);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        start.place(open(), topic, Set.copyOf(assigned));
        assigned.forEach(partition -> partitions.put(partition, new PartitionProgress()));
        reads();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        Set<TopicPartition> leaving = new HashSet<>(revoked);
        // First nothing more is acknowledged, then what was is committed.
        takeBack(leaving);
        commitNow(open(), leaving);
        end(leaving, "its partition went to another member of the group");
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        Set<TopicPartition> leaving = new HashSet<>(lost);
        readsNothing();
        takeBack(leaving);
        end(leaving, "this member lost its place in the group");
    }

    private void takeBack(Set<TopicPartition> leaving) {
        subscription().lost(receipt -> receipt instanceof KafkaReceipt read && leaving.contains(read.partition()));
        loop().roomMayBe();
    }

    private void end(Set<TopicPartition> leaving, String why) {
        BrokerException again = new BrokerException(
                Kind.CONNECTION,
                "an acknowledgement was not committed: " + why + ", and the message is handed out again");
        for (TopicPartition partition : leaving) {
            PartitionProgress progress = partitions.remove(partition);
            if (progress != null) {
                progress.end(again);
            }
        }
    }

    @Override
    public void received(ConsumerRecord<byte[], byte @Nullable []> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        PartitionProgress progress = partitions.get(partition);
        if (progress != null) {
            progress.received(record.offset());
            subscription().offer(new KafkaReceipt(partition, record, () -> done(progress, record.offset())));
        }
    }

    private CompletionStage<Void> done(PartitionProgress progress, long offset) {
        CompletionStage<Void> committed = progress.done(offset);
        // A commit under way looks for more when it ends, and after this.
        if (!committing) {
            loop().wakeUp();
        }
        return committed;
    }

    @Override
    public void tick(Consumer<byte[], byte[]> polled) {
        super.tick(polled);
        if (!committing && System.nanoTime() - commitAfter >= 0) {
            commit(polled);
        }
    }

    private void commit(Consumer<byte[], byte[]> polled) {
        Map<TopicPartition, OffsetAndMetadata> due = due(partitions.keySet());
        if (due.isEmpty()) {
            return;
        }
        committing = true;
        Map<TopicPartition, PartitionProgress> concerned = new HashMap<>(partitions);
        OffsetCommitCallback answered = (offsets, failure) -> {
            committing = false;
            due.forEach((partition, offset) -> {
                PartitionProgress progress = concerned.get(partition);
                if (progress == null) {
                    return;
                }
                if (failure == null) {
                    progress.committed(offset.offset());
                } else if (!isPassing(failure)) {
                    progress.failed(offset.offset(), KafkaErrors.of("committing for the group", failure));
                }
            });
            if (failure != null) {
                commitAfter = System.nanoTime() + COMMIT_BACKOFF_NANOS;
            } else if (consumer == polled) {
                commit(polled);
            }
        };
        // Not even this is safe from being woken up: it waits where the coordinator is looked for and not found, and
        // throws
        // before it has taken anything.
        PollLoop.undisturbed(() -> {
            polled.commitAsync(due, answered);
            return due;
        });
    }

    private static boolean isPassing(Exception failure) {
        return failure instanceof RetriableException
                || failure instanceof RetriableCommitFailedException
                || failure instanceof RebalanceInProgressException;
    }

    private void commitNow(Consumer<byte[], byte[]> polled, Set<TopicPartition> some) {
        Map<TopicPartition, OffsetAndMetadata> due = due(some);
        if (due.isEmpty() || !isReachable()) {
            return;
        }
        try {
            PollLoop.undisturbed(() -> {
                polled.commitSync(due, COMMIT_LIMIT);
                return due;
            });
        } catch (KafkaException e) {
            return; // whoever acknowledged is told when the partition ends
        }
        due.forEach((partition, offset) -> {
            PartitionProgress progress = partitions.get(partition);
            if (progress != null) {
                progress.committed(offset.offset());
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> due(Set<TopicPartition> some) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        for (TopicPartition partition : some) {
            PartitionProgress progress = partitions.get(partition);
            if (progress != null) {
                progress.due().ifPresent(offset -> due.put(partition, new OffsetAndMetadata(offset)));
            }
        }
        return due;
    }

    @Override
    public void failed(BrokerException failure) {
        super.failed(failure);
        end(Set.copyOf(partitions.keySet()), "its consumer failed (" + failure.getMessage() + ")");
        committing = false;
    }

    @Override
    public void closing(Consumer<byte[], byte[]> polled) {
        commitNow(polled, partitions.keySet());
        end(Set.copyOf(partitions.keySet()), "the subscription was closed");
    }

    private Consumer<byte[], byte[]> open() {
        return Objects.requireNonNull(consumer);
    }
}
