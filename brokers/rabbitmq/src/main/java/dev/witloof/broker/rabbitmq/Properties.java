package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns envelopes into messages of AMQP 0-9-1 and back.
 *
 * <p>Content type, correlation id and reply address are properties, metadata are headers. A reply address that is a queue
 * stands as plain name, as every client of the broker expects; one that is a topic is marked by a header.
 */
final class Properties {
    /**
     * Begins the address of a queue, which is no topic of the exchange. With slashes, because a pattern that grants words of a
     * topic ({@code *}, {@code *.*}) then has no queues in it.
     */
    private static final String QUEUE = "/queue/";

    private static final String REPLY_TOPIC = "witloof-reply-to-topic";
    private static final int PERSISTENT = 2;
    private static final int SHORT_STRING = 255;

    /** Headers that the broker reads or writes, or that are ours. */
    private static final Set<String> RESERVED = Set.of(
            "CC",
            "BCC",
            "x-death",
            "x-first-death-exchange",
            "x-first-death-queue",
            "x-first-death-reason",
            "x-last-death-exchange",
            "x-last-death-queue",
            "x-last-death-reason",
            "x-delivery-count",
            REPLY_TOPIC);

    private Properties() {}

    /** The address of a queue. */
    static String queue(String name) {
        return QUEUE + name;
    }

    /** The name of the queue that an address is of, or nothing for a topic. */
    static Optional<String> queueOf(String address) {
        return address.startsWith(QUEUE) ? Optional.of(address.substring(QUEUE.length())) : Optional.empty();
    }

    static BasicProperties write(Envelope message, String id) {
        Map<String, Object> headers = headers(message.metadata());
        BasicProperties.Builder properties =
                new BasicProperties.Builder().deliveryMode(PERSISTENT).messageId(id);
        message.contentType().ifPresent(type -> properties.contentType(shortString("content type", type)));
        message.correlationId().ifPresent(each -> properties.correlationId(shortString("correlation id", each)));
        message.replyTo().ifPresent(address -> {
            Optional<String> queue = queueOf(address);
            properties.replyTo(shortString("reply address", queue.orElse(address)));
            if (queue.isEmpty()) {
                headers.put(REPLY_TOPIC, true);
            }
        });
        return properties.headers(headers).build();
    }

    private static Map<String, Object> headers(Metadata metadata) {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (Metadata.Entry entry : metadata) {
            if (RESERVED.contains(entry.key())) {
                throw unsupported("the metadata key " + entry.key() + " means something to RabbitMQ or to its adapter");
            }
            if (headers.put(shortString("metadata key", entry.key()), valid("metadata value", entry.value())) != null) {
                throw unsupported("the metadata key " + entry.key()
                        + " occurs twice, and a message has each header once; join the values");
            }
        }
        return headers;
    }

    private static String shortString(String what, String text) {
        int length = valid(what, text).getBytes(StandardCharsets.UTF_8).length;
        if (length > SHORT_STRING) {
            throw unsupported("the " + what + " has " + length + " bytes, and AMQP 0-9-1 allows " + SHORT_STRING);
        }
        return text;
    }

    private static String valid(String what, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw unsupported("the " + what + " has half of a surrogate pair, which is no text");
        }
        return text;
    }

    private static BrokerException unsupported(String what) {
        return new BrokerException(BrokerException.Kind.UNSUPPORTED, what);
    }

    static Envelope read(String topic, BasicProperties properties, byte[] body) {
        Envelope.Builder message = Envelope.builder(topic).data(body);
        if (properties.getContentType() != null) {
            message.contentType(properties.getContentType());
        }
        if (properties.getCorrelationId() != null) {
            message.correlationId(properties.getCorrelationId());
        }
        Map<String, Object> headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        if (properties.getReplyTo() != null) {
            boolean isTopic = Boolean.TRUE.equals(headers.get(REPLY_TOPIC));
            message.replyTo(isTopic ? properties.getReplyTo() : queue(properties.getReplyTo()));
        }
        List<Metadata.Entry> metadata = new ArrayList<>();
        headers.forEach((key, value) -> {
            if (!RESERVED.contains(key)) {
                metadata.add(new Metadata.Entry(key, text(value)));
            }
        });
        return message.metadata(Metadata.of(metadata)).build();
    }

    /** What other clients put into headers need not be text. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
    }

    /** How often a quorum queue has handed the message out before. */
    static int deliveries(AMQP.BasicProperties properties) {
        Map<String, Object> headers = properties.getHeaders();
        Object count = headers == null ? null : headers.get("x-delivery-count");
        return count instanceof Number number ? (int) Math.max(0, Math.min(number.longValue(), 1_000_000)) : 0;
    }
}
