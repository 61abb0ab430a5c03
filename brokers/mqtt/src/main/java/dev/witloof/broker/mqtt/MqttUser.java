package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who uses an {@link MqttLink}. Called on the client's thread, one call at a time for one connection. */
interface MqttUser {

    /** There is a connection: does what is needed before it counts as up. */
    default CompletionStage<?> prepare(Mqtt5AsyncClient client, boolean resumed) {
        return CompletableFuture.completedFuture(null);
    }

    /** A message came, maybe before {@link #up}. */
    default void received(Mqtt5Publish message, MqttConnection connection) {}

    /** The connection is up. */
    default void up() {}

    /** The connection broke, or an attempt at one failed. */
    default void down() {}
}
