package dev.witloof.broker.kafka;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes as Kafka's records, and back: metadata are headers, the metadata {@value #KEY} is the record's key, and the
 * reply address and correlation id are headers as Spring for Apache Kafka names them.
 */
final class Records {
    /** The metadata key of the record's key. */
    static final String KEY = "kafka-key";

    static final String CONTENT_TYPE = "content-type";
    static final String REPLY_TOPIC = "kafka_replyTopic";
    static final String REPLY_PARTITION = "kafka_replyPartition";
    static final String CORRELATION_ID = "kafka_correlationId";

    /** Stands before metadata that are called like a header of the adapter's own. */
    static final String ESCAPE = "witloof-meta-";

    private static final Set<String> OWN = Set.of(CONTENT_TYPE, REPLY_TOPIC, REPLY_PARTITION, CORRELATION_ID);

    private Records() {}

    /** The record of a message. */
    static ProducerRecord<byte[], byte[]> of(Envelope message) {
        TopicName to = TopicName.of(message.topic());
        Headers headers = new RecordHeaders();
        message.contentType().ifPresent(type -> add(headers, CONTENT_TYPE, type));
        Optional<TopicName> back = message.replyTo().flatMap(TopicName::read);
        message.replyTo()
                .ifPresent(address ->
                        add(headers, REPLY_TOPIC, back.map(TopicName::topic).orElse(address)));
        back.ifPresent(name -> name.partition()
                .ifPresent(number -> headers.add(
                        REPLY_PARTITION,
                        ByteBuffer.allocate(Integer.BYTES).putInt(number).array())));

        // Who reads a topic of replies that several share is told by the correlation id, which every responder repeats.
        Optional<String> channel = to.channel().or(() -> back.flatMap(TopicName::channel));
        Optional<String> correlation = channel.map(name ->
                        ReplyReader.correlation(name, message.correlationId().orElse("")))
                .or(message::correlationId);
        correlation.ifPresent(id -> add(headers, CORRELATION_ID, id));

        byte @Nullable [] key = null;
        for (Metadata.Entry entry : message.metadata()) {
            if (key == null && entry.key().equals(KEY)) {
                key = HeaderText.encode("the metadata " + KEY, entry.value());
            } else {
                add(headers, isTaken(entry.key()) ? ESCAPE + entry.key() : entry.key(), entry.value());
            }
        }
        Integer partition = to.partition().isPresent() ? to.partition().getAsInt() : null;
        return new ProducerRecord<>(to.topic(), partition, key, message.data(), headers);
    }

    private static void add(Headers headers, String name, String value) {
        HeaderText.encode("the name of a header", name);
        headers.add(name, HeaderText.encode("the header " + (name.length() > 100 ? "" : name), value));
    }

    private static boolean isTaken(String key) {
        int start = 0;
        while (key.startsWith(ESCAPE, start)) {
            start += ESCAPE.length();
        }
        return OWN.contains(key.substring(start));
    }

    /** The message of a record, whoever sent it. */
    static Envelope read(ConsumerRecord<byte[], byte @Nullable []> record) {
        byte[] body = record.value();
        Envelope.Builder message = Envelope.builder(record.topic()).data(body == null ? new byte[0] : body);
        Map<String, Header> own = new HashMap<>();
        for (Header header : record.headers()) {
            if (OWN.contains(header.key()) && header.value() != null) {
                own.put(header.key(), header); // the last one counts, as it does for Kafka's own users
            }
        }
        if (record.key() != null) {
            message.metadata(KEY, HeaderText.decode(record.key()));
        }
        for (Header header : record.headers()) {
            if (own.get(header.key()) != header) {
                message.metadata(plain(header.key()), HeaderText.decode(header.value()));
            }
        }
        text(own.get(CONTENT_TYPE)).ifPresent(message::contentType);
        text(own.get(REPLY_TOPIC)).ifPresent(topic -> message.replyTo(replyTo(topic, own.get(REPLY_PARTITION))));
        text(own.get(CORRELATION_ID)).ifPresent(message::correlationId);
        return message.build();
    }

    private static String plain(String header) {
        return header.startsWith(ESCAPE) && isTaken(header.substring(ESCAPE.length()))
                ? header.substring(ESCAPE.length())
                : header;
    }

    private static String replyTo(String topic, @Nullable Header partition) {
        if (partition == null || partition.value().length != Integer.BYTES) {
            return topic;
        }
        int number = ByteBuffer.wrap(partition.value()).getInt();
        return number >= 0 && number <= 999_999 ? TopicName.address(topic, number) : topic;
    }

    private static Optional<String> text(@Nullable Header header) {
        return Optional.ofNullable(header).map(found -> HeaderText.decode(found.value()));
    }

    /** About how large a record is, for what has to be counted. */
    static long size(ProducerRecord<byte[], byte[]> record) {
        long size = record.value().length;
        size += record.key() == null ? 0 : record.key().length;
        for (Header header : record.headers()) {
            size += 2L * header.key().length() + header.value().length;
        }
        return size;
    }
}
