package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What is asked of the cluster beside messages: whether it is there, its topics, where groups are. Thread-safe. */
final class Cluster implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofMillis(500);
    private static final long LOOK_MILLIS = 50;

    private final Admin admin;
    private final Duration timeout;

    Cluster(KafkaSettings settings) {
        this.admin = Admin.create(settings.admin());
        this.timeout = settings.connectTimeout();
    }

    /** Asks for the nodes of the cluster: a sign of life. */
    CompletionStage<?> nodes(Duration limit) {
        return admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) limit.toMillis()))
                .nodes()
                .toCompletionStage();
    }

    /** Waits for a sign of life. */
    void connect(String servers) {
        try {
            await("connecting to Kafka at " + servers, admin.describeCluster().nodes());
        } catch (BrokerException e) {
            throw e.kind() == Kind.TIMEOUT
                    ? new BrokerException(
                            Kind.CONNECTION, "no Kafka broker answers at " + servers + " within " + timeout, e)
                    : e;
        }
    }

    /** The number of partitions of a topic; nothing if there is no such topic. */
    Optional<Integer> partitions(String topic) {
        try {
            TopicDescription found = await(
                            "looking for the topic " + topic,
                            admin.describeTopics(List.of(topic)).allTopicNames())
                    .get(topic);
            return Optional.ofNullable(found)
                    .map(description -> description.partitions().size());
        } catch (BrokerException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes a topic with what the broker has as defaults; one that is there already stays as it is. */
    void create(String topic) {
        try {
            await(
                    "making the topic " + topic,
                    admin.createTopics(Set.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                            .all());
        } catch (BrokerException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** The largest message that the broker takes for a topic; nothing if it does not tell. */
    CompletionStage<OptionalLong> largestMessage(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(Set.of(resource))
                .all()
                .toCompletionStage()
                .thenApply(all -> OptionalLong.of(Long.parseLong(Objects.requireNonNull(all.get(resource))
                        .get("max.message.bytes")
                        .value())))
                .exceptionally(unknown -> OptionalLong.empty());
    }

    /**
     * Has a group that never read a topic begin at its end, unless somebody reads for the group: then it is theirs to say
     * where they are. Done before joining, so that several that start at once agree.
     */
    void beginAtEnd(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        ends(topic).forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        if (hasCommitted(group, ends.keySet())) {
            return;
        }
        try {
            await(
                    "setting the start of the group " + group,
                    admin.alterConsumerGroupOffsets(group, ends).all());
        } catch (BrokerException e) {
            if (!hasMembers(e.getCause())) {
                throw e;
            }
        }
    }

    /** The offsets that the next messages of a topic get, or the first of a transaction that is open. */
    Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        int count = awaitPartitions(topic);
        for (int number = 0; number < count; number++) {
            asked.put(new TopicPartition(topic, number), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(
                        "looking for the end of " + topic,
                        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** The number of partitions of a topic; one that was made just now is not known everywhere at once. */
    int awaitPartitions(String topic) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < timeout.toNanos()) {
            Optional<Integer> count = partitions(topic);
            if (count.isPresent()) {
                return count.get();
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerException(Kind.CONNECTION, "interrupted while looking for the topic " + topic, e);
            }
        }
        throw new BrokerException(Kind.NO_ROUTE, "there is no topic " + topic);
    }

    private boolean hasCommitted(String group, Set<TopicPartition> partitions) {
        try {
            return await(
                            "looking for the group " + group,
                            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .entrySet()
                    .stream()
                    .anyMatch(entry -> entry.getValue() != null && partitions.contains(entry.getKey()));
        } catch (BrokerException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private static boolean hasMembers(@Nullable Throwable failure) {
        return failure instanceof UnknownMemberIdException
                || failure instanceof GroupNotEmptyException
                || failure instanceof IllegalGenerationException
                || failure instanceof RebalanceInProgressException
                || failure instanceof StaleMemberEpochException
                || failure instanceof FencedMemberEpochException;
    }

    private <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(Kind.CONNECTION, "interrupted while " + what, e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new BrokerException(Kind.TIMEOUT, what + " took longer than " + timeout, e);
        } catch (ExecutionException | KafkaException e) {
            throw KafkaErrors.of(what, e);
        }
    }

    @Override
    public void close() {
        admin.close(CLOSING);
    }
}
