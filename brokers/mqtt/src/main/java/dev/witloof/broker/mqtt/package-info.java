/**
 * MQTT 5 brokers, through the HiveMQ client.
 *
 * <p>One connection publishes, and each subscription and reply channel has one of its own: a session, whose receive
 * maximum bounds what the server may have sent and not got acknowledged; {@code ReceiveWindow} sees to it where the
 * server does not. Everything is published and received with QoS 1, and acknowledged when the delivery is. When a
 * session goes on over another connection, {@code Unacknowledged} knows again what the server repeats.
 * {@link dev.witloof.broker.mqtt.MqttBrokerProvider} lists the settings.
 */
@NullMarked
package dev.witloof.broker.mqtt;

import org.jspecify.annotations.NullMarked;
