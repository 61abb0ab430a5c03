package dev.witloof.bench.load.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka: an idempotent producer with {@code acks=all}, and a consumer that commits each batch when it is done. */
public final class KafkaPlainClient implements PlainClient {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_SECONDS = 30;

    private final String servers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<KafkaConsumer<byte[], byte[]>> consumers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * Connects.
     *
     * @param servers host and port
     */
    public KafkaPlainClient(String servers) {
        this.servers = servers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "enable.idempotence", "true", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void create(String topic) {
        ClientException.orFail("creating " + topic, () -> {
            try (Admin admin = admin()) {
                return admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        });
    }

    @Override
    public void delete(String topic) {
        ClientException.orFail("deleting " + topic, () -> {
            try (Admin admin = admin()) {
                return admin.deleteTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        });
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    @Override
    public CompletionStage<?> publish(String topic, byte[] body) {
        CompletableFuture<RecordMetadata> stage = new CompletableFuture<>();
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, body), (metadata, failure) -> {
            if (failure == null) {
                stage.complete(metadata);
            } else {
                stage.completeExceptionally(failure);
            }
        });
        return stage;
    }

    @Override
    public void consume(String topic, int inFlight, Consumer<Message> sink) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        GROUP + "." + topic,
                        "enable.auto.commit",
                        "false",
                        // The topic is new, so that nothing is before what is published from now on.
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        Integer.toString(inFlight)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumers.add(consumer);
        CountDownLatch joined = new CountDownLatch(1);
        Thread thread = new Thread(() -> poll(consumer, topic, sink, joined), "load-kafka-" + topic);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        ClientException.orFail("joining the group of " + topic, () -> joined.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private void poll(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Consumer<Message> sink, CountDownLatch joined) {
        try (consumer) {
            consumer.subscribe(List.of(topic));
            while (!closed) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!consumer.assignment().isEmpty()) {
                    joined.countDown();
                }
                if (!records.isEmpty()) {
                    handle(consumer, records, sink);
                }
            }
        } catch (WakeupException | InterruptedException e) {
            // It is being closed.
        }
    }

    private static void handle(
            KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records, Consumer<Message> sink)
            throws InterruptedException {
        CountDownLatch open = new CountDownLatch(records.count());
        CompletableFuture<Void> committed = new CompletableFuture<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            sink.accept(new Received(record.value(), () -> {
                open.countDown();
                return committed;
            }));
        }
        open.await();
        consumer.commitAsync((offsets, failure) -> {
            if (failure == null) {
                committed.complete(null);
            } else {
                committed.completeExceptionally(failure);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        consumers.forEach(KafkaConsumer::wakeup);
        for (Thread thread : threads) {
            thread.interrupt();
            ClientException.orFail("closing the consumer", () -> {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                return true;
            });
        }
        producer.close(Duration.ofSeconds(2));
    }
}
