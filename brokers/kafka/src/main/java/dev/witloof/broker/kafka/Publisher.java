package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.AdapterThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes messages with one producer. Kafka's producer blocks whoever sends to a topic that it does not know yet, so
 * each topic has a queue that a worker empties, in order, and one topic does not hold up another. Thread-safe.
 */
final class Publisher implements AutoCloseable {
    /** What a message takes beside its data, about. */
    private static final long OVERHEAD = 512;

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Cluster cluster;
    private final AdapterThreads threads;
    private final long mostQueued;
    private final long sendTimeout;
    private final boolean createEntities;

    /** The topics that are there, where those that are not have to be made. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    // Guarded by this object's monitor.
    private final Map<String, Deque<Queued>> queues = new HashMap<>();
    private Producer<byte[], byte[]> producer;
    private long queuedBytes;
    private boolean closed;

    private record Queued(
            ProducerRecord<byte[], byte[]> message,
            long size,
            long since,
            AtomicBoolean counted,
            CompletableFuture<Void> taken) {}

    Publisher(
            Supplier<Producer<byte[], byte[]>> producers,
            Cluster cluster,
            AdapterThreads threads,
            KafkaSettings settings) {
        this.producers = producers;
        this.cluster = cluster;
        this.threads = threads;
        this.mostQueued = settings.mostQueued();
        this.sendTimeout = settings.sendTimeout().toNanos();
        this.createEntities = settings.createEntities();
        this.producer = producers.get();
    }

    CompletionStage<Void> publish(Envelope message) {
        ProducerRecord<byte[], byte[]> sent = Records.of(message);
        long size = Records.size(sent) + OVERHEAD;
        CompletableFuture<Void> taken = new CompletableFuture<>();
        boolean start;
        synchronized (this) {
            if (closed) {
                throw isClosed();
            }
            if (queuedBytes != 0 && queuedBytes + size > mostQueued) {
                throw new BrokerException(
                        Kind.QUOTA,
                        "messages of " + queuedBytes + " bytes wait to be sent, and " + mostQueued
                                + " may (twice kafka.buffer.memory)");
            }
            queuedBytes += size;
            Deque<Queued> queue = queues.get(sent.topic());
            start = queue == null;
            if (queue == null) {
                queue = new ArrayDeque<>();
                queues.put(sent.topic(), queue);
            }
            queue.add(new Queued(sent, size, System.nanoTime(), new AtomicBoolean(true), taken));
        }
        if (start) {
            start(sent.topic());
        }
        return taken.minimalCompletionStage();
    }

    /** Has a worker empty a queue. Where there is none to be had, what is in it ends, and the next message tries again. */
    @SuppressWarnings("CatchingUnchecked") // A thread that cannot be made is an error.
    private void start(String topic) {
        try {
            threads.run(() -> empty(topic));
        } catch (Throwable noThread) {
            Deque<Queued> left;
            synchronized (this) {
                left = queues.remove(topic);
            }
            if (left != null) {
                left.forEach(queued -> fail(queued, noThread));
            }
        }
    }

    /** Waits until a topic is there, which the broker may make because it is asked for it. */
    void awaitTopic(String topic) {
        try {
            current().partitionsFor(topic);
        } catch (RuntimeException e) {
            throw KafkaErrors.of("looking for the topic " + topic, e);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever goes wrong with one message, those that follow are to be sent.
    private void empty(String topic) {
        for (Queued next = next(topic); next != null; next = next(topic)) {
            try {
                send(next);
            } catch (Throwable e) {
                fail(next, e);
            }
        }
    }

    private synchronized @Nullable Queued next(String topic) {
        Deque<Queued> queue = queues.get(topic);
        Queued next = queue == null ? null : queue.poll();
        if (next == null) {
            queues.remove(topic);
        }
        return next;
    }

    @SuppressWarnings("CatchingUnchecked") // A class that is missing, as of a compression, is an error.
    private void send(Queued queued) {
        if (System.nanoTime() - queued.since() > sendTimeout) {
            fail(
                    queued,
                    new BrokerException(
                            Kind.TIMEOUT,
                            "Kafka was not ready for a message to "
                                    + queued.message().topic() + " within " + TimeUnit.NANOSECONDS.toMillis(sendTimeout)
                                    + " ms; it was not sent"));
            return;
        }
        Producer<byte[], byte[]> current = current();
        try {
            String topic = queued.message().topic();
            if (createEntities && !known.contains(topic)) {
                cluster.create(topic);
                known.add(topic);
            }
            Future<RecordMetadata> unused = current.send(queued.message(), (metadata, failure) -> {
                if (failure == null) {
                    free(queued);
                    queued.taken().complete(null);
                } else {
                    fail(queued, failure);
                }
            });
        } catch (Throwable e) {
            fail(queued, e);
            if (e instanceof IllegalStateException || (e instanceof KafkaException && !(e instanceof ApiException))) {
                replace(current);
            }
        }
    }

    private void fail(Queued queued, Throwable failure) {
        known.remove(queued.message().topic());
        if (failure instanceof RecordTooLargeException) {
            tooLarge(queued, failure);
            return;
        }
        free(queued);
        String what = "publishing to " + queued.message().topic();
        queued.taken()
                .completeExceptionally(
                        hasEnded()
                                ? new BrokerException(
                                        Kind.CONNECTION, what + ": the connection was closed meanwhile", failure)
                                : KafkaErrors.of(what, failure));
    }

    /** The producer says both numbers of its own limit, the broker none of its. */
    private void tooLarge(Queued queued, Throwable failure) {
        String topic = queued.message().topic();
        String said = String.valueOf(failure.getMessage());
        CompletionStage<String> text = said.chars().anyMatch(Character::isDigit)
                ? CompletableFuture.completedFuture(said + " It is the setting kafka.max.request.size.")
                : cluster.largestMessage(topic)
                        .thenApply(limit -> "the message is " + Records.size(queued.message())
                                + " bytes, and the topic takes "
                                + (limit.isPresent() ? limit.getAsLong() + " bytes" : "less")
                                + " (max.message.bytes)");
        text.whenComplete((complete, unused) -> {
            free(queued);
            queued.taken()
                    .completeExceptionally(
                            new BrokerException(Kind.TOO_LARGE, "publishing to " + topic + ": " + complete, failure));
        });
    }

    /** Once for each message, whose failure may be both thrown and told. */
    private synchronized void free(Queued queued) {
        if (queued.counted().getAndSet(false)) {
            queuedBytes -= queued.size();
        }
    }

    private synchronized boolean hasEnded() {
        return closed;
    }

    private synchronized Producer<byte[], byte[]> current() {
        return producer;
    }

    /** A producer can end up in a state in which it refuses everything, as when it was not let in once. */
    private void replace(Producer<byte[], byte[]> broken) {
        synchronized (this) {
            if (closed || producer != broken) {
                return;
            }
            producer = producers.get();
        }
        broken.close(Duration.ZERO);
    }

    private static BrokerException isClosed() {
        return new BrokerException(Kind.CONNECTION, "the kafka connection was closed");
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> last;
        List<Queued> left = new ArrayList<>();
        synchronized (this) {
            closed = true;
            last = producer;
            queues.values().stream().flatMap(Collection::stream).forEach(left::add);
            queues.clear();
        }
        left.forEach(queued -> fail(queued, isClosed()));
        last.close(CLOSING);
    }
}
