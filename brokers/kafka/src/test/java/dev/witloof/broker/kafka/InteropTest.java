package dev.witloof.broker.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka's own clients on the other side: what the adapter puts into a record, and what it makes of others' records. */
class InteropTest extends KafkaTestBase {
    private final Producer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.address()), new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Consumer<byte[], byte[]>> consumers = new ArrayList<>();

    @AfterEach
    void closeClients() {
        producer.close();
        consumers.forEach(Consumer::close);
    }

    private Consumer<byte[], byte[]> consumer(String topic) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.address(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumers.add(consumer);
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList());
        return consumer;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(Consumer<byte[], byte[]> consumer, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (boolean late = false; records.size() < count; late = System.nanoTime() - end > 0) {
            assertThat(late).as("the time is over, with %s", records).isFalse();
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        producer.send(record).get(60, TimeUnit.SECONDS);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, byte[] body) {
        return new ProducerRecord<>(topic, null, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + "=" + new String(header.value(), UTF_8));
        }
        return headers;
    }

    @Test
    void aMessageIsARecordWithHeadersAsDocumented() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connect();

        await(broker.publish(Envelope.builder(topic)
                .text("body")
                .contentType("text/plain")
                .replyTo("answers")
                .correlationId("42")
                .metadata("kafka-key", "customer 7")
                .metadata("k", "1")
                .metadata("k", "é")
                .metadata("content-type", "the user's")
                .build()));

        ConsumerRecord<byte[], byte[]> record = read(consumer(topic), 1).get(0);
        assertThat(record.value()).isEqualTo(bytes("body"));
        assertThat(record.key()).isEqualTo(bytes("customer 7"));
        assertThat(headers(record))
                .containsExactly(
                        "content-type=text/plain",
                        "kafka_replyTopic=answers",
                        "kafka_correlationId=42",
                        "k=1",
                        "k=é",
                        "witloof-meta-content-type=the user's");
    }

    @Test
    void aMessageWithoutAnythingIsARecordWithoutAnything() throws Exception {
        String topic = freshTopic(1);

        publish(connect(), topic, "plain");

        ConsumerRecord<byte[], byte[]> record = read(consumer(topic), 1).get(0);
        assertThat(record.key()).isNull();
        assertThat(headers(record)).isEmpty();
    }

    @Test
    void messagesOfOneKeyShareAPartitionAndKeepTheirOrder() throws Exception {
        String topic = freshTopic(4);
        Broker broker = connect("send-timeout", "50s");
        List<CompletionStage<Void>> publishing = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            publishing.add(broker.publish(Envelope.builder(topic)
                    .text(Integer.toString(i))
                    .metadata("kafka-key", "key " + i % 5)
                    .build()));
        }
        publishing.forEach(KafkaTestBase::await);

        Map<String, List<ConsumerRecord<byte[], byte[]>>> byKey = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(consumer(topic), 200)) {
            byKey.computeIfAbsent(new String(record.key(), UTF_8), key -> new ArrayList<>())
                    .add(record);
        }
        assertThat(byKey).hasSize(5).allSatisfy((key, records) -> {
            assertThat(records)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(records.get(0).partition());
            assertThat(records)
                    .extracting(record -> Integer.valueOf(new String(record.value(), UTF_8)))
                    .isSorted()
                    .hasSize(40);
        });
    }

    @Test
    void whateverOthersPublishIsDeliveredAsWellAsItCanBe() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connect();
        Inbox inbox = subscribe(broker, to(topic).group("g-" + topic));

        send(new ProducerRecord<>(topic, null)); // a tombstone
        ProducerRecord<byte[], byte[]> odd =
                new ProducerRecord<>(topic, null, new byte[] {(byte) 0xff, 1}, bytes("odd"));
        odd.headers()
                .add("", bytes("no name"))
                .add("null", null)
                .add("binary", new byte[] {(byte) 0xfe, 2})
                .add("content-type", bytes("a/a"))
                .add("content-type", bytes("b/b"))
                .add("kafka_replyTopic", bytes("not a topic!"))
                .add("kafka_replyPartition", new byte[] {1})
                .add("kafka_correlationId", new byte[] {(byte) 0xfd, 3})
                .add("witloof-meta-", bytes("x"))
                .add("witloof-meta-".repeat(20_000), bytes("long"));
        send(odd);
        send(record(topic, bytes("after")));

        assertThat(inbox.next().envelope()).isEqualTo(Envelope.of(topic, ""));
        Envelope message = inbox.next().envelope();
        assertThat(message.text()).isEqualTo("odd");
        assertThat(message.contentType()).contains("b/b");
        assertThat(message.replyTo()).contains("not a topic!");
        assertThat(message.correlationId()).contains("kafka-bytes:/QM=");
        assertThat(message.metadata())
                .isEqualTo(Metadata.of("kafka-key", "kafka-bytes:/wE=")
                        .plus("", "no name")
                        .plus("null", "")
                        .plus("binary", "kafka-bytes:/gI=")
                        .plus("content-type", "a/a")
                        .plus("witloof-meta-", "x")
                        .plus("witloof-meta-".repeat(20_000), "long"));
        assertThat(inbox.ackedText()).isEqualTo("after");
    }

    @Test
    void aDeadLetterOfSuchAMessageHasTheSameBytes() throws Exception {
        String topic = freshTopic(1);
        String dead = freshTopic(1);
        Inbox inbox = subscribe(connect(), to(topic).group("g-" + topic).deadLetterTopic(dead));
        ProducerRecord<byte[], byte[]> odd = new ProducerRecord<>(topic, null, new byte[] {(byte) 0xff}, bytes("odd"));
        odd.headers().add("binary", new byte[] {(byte) 0xfe, 2}).add("kafka_correlationId", new byte[] {(byte) 0xfd});
        odd.headers().add("kafka_replyTopic", bytes("not a topic!"));
        send(odd);

        await(inbox.next().reject("odd"));

        ConsumerRecord<byte[], byte[]> letter = read(consumer(dead), 1).get(0);
        assertThat(letter.key()).isEqualTo(new byte[] {(byte) 0xff});
        assertThat(letter.headers().lastHeader("binary").value()).isEqualTo(new byte[] {(byte) 0xfe, 2});
        assertThat(letter.headers().lastHeader("kafka_correlationId").value()).isEqualTo(new byte[] {(byte) 0xfd});
        assertThat(letter.headers().lastHeader("kafka_replyTopic").value()).isEqualTo(bytes("not a topic!"));
        assertThat(letter.headers().lastHeader("witloof-dead-letter-reason").value())
                .isEqualTo(bytes("odd"));
    }

    @Test
    void aRequestIsAnsweredByWhoeverRepeatsTheCorrelationId() throws Exception {
        String topic = freshTopic(1);
        String replies = freshTopic(2);
        Broker broker = connect("reply.topic", replies);
        try (Requester requester = new Requester(broker)) {
            CompletionStage<List<Envelope>> request = requester.request(
                    Envelope.of(topic, "?"), RequestOptions.DEFAULT.withTimeout(Duration.ofMinutes(3)));

            ConsumerRecord<byte[], byte[]> asked = read(consumer(topic), 1).get(0);
            String back =
                    new String(asked.headers().lastHeader("kafka_replyTopic").value(), UTF_8);
            assertThat(back).isEqualTo(replies);
            send(record(back, bytes("somebody else's")));
            ProducerRecord<byte[], byte[]> reply = record(back, bytes("!"));
            reply.headers().add(asked.headers().lastHeader("kafka_correlationId"));
            send(reply);

            assertThat(await(request)).extracting(Envelope::text).containsExactly("!");
        }
    }

    @Test
    void aRequestOfAnotherClientIsAnsweredToItsPartitionWithItsBytes() throws Exception {
        String topic = freshTopic(1);
        String replies = freshTopic(3);
        Broker broker = connect();
        Inbox inbox = subscribe(broker, to(topic).group("g-" + topic));
        byte[] id = {(byte) 0xc3, 0, 1, (byte) 0xff};
        ProducerRecord<byte[], byte[]> request = record(topic, bytes("?"));
        request.headers()
                .add("kafka_replyTopic", bytes(replies))
                .add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(2).array())
                .add("kafka_correlationId", id);
        send(request);

        Delivery delivery = inbox.next();
        try (Requester answers = new Requester(broker)) {
            await(answers.reply(delivery.envelope(), Envelope.of("", "!")));
        }

        ConsumerRecord<byte[], byte[]> reply = read(consumer(replies), 1).get(0);
        assertThat(reply.partition()).isEqualTo(2);
        assertThat(reply.value()).isEqualTo(bytes("!"));
        assertThat(reply.headers().lastHeader("kafka_correlationId").value()).isEqualTo(id);
    }
}
