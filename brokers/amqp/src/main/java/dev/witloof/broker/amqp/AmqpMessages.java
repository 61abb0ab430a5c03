package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Section;

/**
 * Messages as AMQP 1.0 has them: the body is a data section, metadata are application properties, and the rest has properties
 * of its own.
 */
final class AmqpMessages {

    private AmqpMessages() {}

    /**
     * What to send for a message.
     *
     * @throws BrokerException if AMQP cannot carry it
     */
    static Message<byte[]> message(Envelope envelope, String id, long mostBytes) {
        requireAddress(envelope.topic(), "sent to");
        envelope.replyTo().ifPresent(address -> requireAddress(address, "replied to"));
        if (envelope.size() > mostBytes) {
            throw new BrokerException(
                    Kind.TOO_LARGE,
                    "the body of the message to " + envelope.topic() + " has " + envelope.size()
                            + " bytes, and amqp.max-message-bytes is " + mostBytes);
        }
        try {
            Message<byte[]> message = Message.create(envelope.data());
            message.durable(true);
            message.messageId(id);
            message.to(envelope.topic());
            if (envelope.contentType().isPresent()) {
                message.contentType(ascii(envelope.contentType().get()));
            }
            if (envelope.replyTo().isPresent()) {
                message.replyTo(envelope.replyTo().get());
            }
            if (envelope.correlationId().isPresent()) {
                message.correlationId(CorrelationIds.id(
                        whole("correlation id", envelope.correlationId().get())));
            }
            Set<String> keys = new HashSet<>();
            for (Metadata.Entry entry : envelope.metadata()) {
                if (!keys.add(entry.key())) {
                    throw unsupported("the metadata key " + AmqpAddresses.shown(entry.key())
                            + " occurs twice, and AMQP has each application property once");
                }
                message.property(whole("metadata key", entry.key()), whole("metadata value", entry.value()));
            }
            return message;
        } catch (ClientException e) {
            throw new BrokerException(Kind.OTHER, "the message to " + envelope.topic() + " cannot be written", e);
        }
    }

    private static void requireAddress(String address, String purpose) {
        AmqpAddresses.problem(address).ifPresent(problem -> {
            throw new BrokerException(
                    Kind.INVALID_TOPIC,
                    "the address " + AmqpAddresses.shown(address) + " cannot be " + purpose + " with AMQP: " + problem);
        });
    }

    private static String ascii(String type) {
        if (type.chars().anyMatch(c -> c > 0x7f)) {
            throw unsupported(
                    "the content type " + AmqpAddresses.shown(type) + " is not ASCII, and AMQP takes no other");
        }
        return type;
    }

    private static String whole(String what, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw unsupported("the " + what + " " + AmqpAddresses.shown(text)
                        + " has half a surrogate pair, which is no UTF-8");
            }
        }
        return text;
    }

    private static BrokerException unsupported(String text) {
        return new BrokerException(Kind.UNSUPPORTED, text);
    }

    /**
     * A message that came. Values of other types than text become text.
     *
     * @param topic where it came from
     */
    static Envelope envelope(String topic, AdvancedMessage<?> message) throws ClientException {
        Envelope.Builder envelope = Envelope.builder(topic).data(body(message));
        String type = message.contentType();
        if (type != null) {
            envelope.contentType(type);
        }
        String replyTo = message.replyTo();
        if (replyTo != null) {
            envelope.replyTo(replyTo);
        }
        Object correlation = message.correlationId();
        if (correlation != null) {
            envelope.correlationId(CorrelationIds.text(correlation));
        }
        List<Metadata.Entry> entries = new ArrayList<>();
        if (message.hasProperties()) {
            message.forEachProperty((key, value) -> entries.add(new Metadata.Entry(key, text(value))));
        }
        return envelope.metadata(Metadata.of(entries)).build();
    }

    private static byte[] body(AdvancedMessage<?> message) throws ClientException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Section<?> section : message.bodySections()) {
            bytes.writeBytes(section instanceof Data data ? data.getValue() : bytes(section.getValue()));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Object value) {
        if (value instanceof Binary binary) {
            return binary.asByteArray();
        }
        return value instanceof byte[] array ? array : text(value).getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("ConstantValue")
    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
