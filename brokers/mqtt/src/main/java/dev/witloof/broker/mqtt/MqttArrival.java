package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;

/**
 * A message as it came over a connection.
 *
 * @param packetId its packet identifier, which the server gives to no other message of the session until this one is
 *     acknowledged; none with QoS 0
 * @param repeated whether the server says that it has sent it before
 */
record MqttArrival(Mqtt5Publish message, int packetId, boolean repeated, MqttConnection connection) {
    static final int NO_PACKET_ID = -1;

    /** Whether the server waits for an acknowledgement. */
    boolean isAcknowledgeable() {
        return packetId != NO_PACKET_ID;
    }

    void acknowledge() {
        message.acknowledge();
    }
}
