package dev.witloof.broker.mqtt;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;

/** How large a message is as a PUBLISH packet (MQTT 5, section 3.3). */
final class PacketSize {

    private PacketSize() {}

    static long of(Envelope message) {
        long properties = MqttMessages.propertySize(message.contentType())
                + MqttMessages.propertySize(message.replyTo())
                + message.correlationId()
                        .map(id -> 3L + CorrelationData.bytes(id).length)
                        .orElse(0L);
        for (Metadata.Entry entry : message.metadata()) {
            properties += 5L + MqttTexts.size(entry.key()) + MqttTexts.size(entry.value());
        }
        long topicAndId = 2L + MqttTexts.size(message.topic()) + 2;
        long remaining = topicAndId + variable(properties) + properties + message.size();
        return 1 + variable(remaining) + remaining;
    }

    /** How many bytes a length takes: seven bits in each. */
    private static int variable(long length) {
        int bytes = 1;
        for (long rest = length >> 7; rest > 0; rest >>= 7) {
            bytes++;
        }
        return bytes;
    }
}
