package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserPropertiesBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages as MQTT has them: metadata are user properties, in order; content type, response topic and correlation data
 * have properties of their own.
 */
final class MqttMessages {

    private MqttMessages() {}

    /**
     * What to publish for a message.
     *
     * @param most how many bytes the server takes
     * @throws BrokerException if MQTT cannot carry the message
     */
    static Mqtt5Publish publish(Envelope message, long most) {
        requireTopic(message.topic(), "published to");
        message.replyTo().ifPresent(topic -> requireTopic(topic, "replied to"));
        Mqtt5Publish publish = Mqtt5Publish.builder()
                .topic(message.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(message.dataBuffer())
                .contentType(message.contentType()
                        .map(type -> carried("content type", type))
                        .orElse(null))
                .responseTopic(message.replyTo().orElse(null))
                .correlationData(
                        message.correlationId().map(CorrelationData::bytes).orElse(null))
                .userProperties(properties(message.metadata()))
                .build();
        long size = PacketSize.of(message);
        if (size > most) {
            throw new BrokerException(
                    Kind.TOO_LARGE,
                    "the message to " + message.topic() + " takes " + size + " bytes as an MQTT packet, and the server"
                            + " takes packets of up to " + most + " bytes");
        }
        return publish;
    }

    private static Mqtt5UserProperties properties(Metadata metadata) {
        Mqtt5UserPropertiesBuilder properties = Mqtt5UserProperties.builder();
        for (Metadata.Entry entry : metadata) {
            // Says why in words, maybe those of an exception; everything else is refused rather than changed.
            String value = entry.key().equals(DeadLetter.REASON_KEY) ? MqttTexts.blanked(entry.value()) : entry.value();
            properties = properties.add(
                    carried("metadata key", entry.key()),
                    carried("value of the metadata " + MqttTexts.shown(entry.key()), value));
        }
        return properties.build();
    }

    private static void requireTopic(String topic, String purpose) {
        MqttTopics.problem(topic).ifPresent(problem -> {
            throw new BrokerException(
                    Kind.INVALID_TOPIC,
                    "the topic " + MqttTexts.shown(topic) + " cannot be " + purpose + " with MQTT: " + problem);
        });
    }

    private static String carried(String what, String text) {
        MqttTexts.problem(text).ifPresent(problem -> {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the " + what + " " + MqttTexts.shown(text) + " cannot be sent with MQTT: " + problem);
        });
        return text;
    }

    /** A message that came; whatever another client has published can be read. */
    static Envelope envelope(Mqtt5Publish publish) {
        Envelope.Builder envelope =
                Envelope.builder(publish.getTopic().toString()).data(publish.getPayloadAsBytes());
        publish.getContentType().ifPresent(type -> envelope.contentType(type.toString()));
        publish.getResponseTopic().ifPresent(topic -> envelope.replyTo(topic.toString()));
        publish.getCorrelationData().map(CorrelationData::text).ifPresent(envelope::correlationId);
        List<Metadata.Entry> entries = new ArrayList<>();
        publish.getUserProperties()
                .asList()
                .forEach(property -> entries.add(new Metadata.Entry(
                        property.getName().toString(), property.getValue().toString())));
        return envelope.metadata(Metadata.of(entries)).build();
    }

    /** What a text takes as an optional property. */
    static long propertySize(Optional<String> text) {
        return text.map(value -> 3L + MqttTexts.size(value)).orElse(0L);
    }
}
