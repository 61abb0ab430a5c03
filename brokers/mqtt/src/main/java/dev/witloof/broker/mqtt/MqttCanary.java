package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAckReasonCode;
import java.util.concurrent.CompletionStage;

/**
 * A second shared subscription in a session, to a topic that nobody publishes to, by which it is known whether the server
 * still has the first one.
 *
 * <p>mosquitto 2.0.11, when it restarts, keeps the session and forgets its shared subscriptions, so that they have to be made
 * again. Artemis, when one is made again that it has, sends everything unacknowledged a second time. And MQTT has no way to
 * ask, other than to end a subscription, which the server answers with whether it was there.
 */
final class MqttCanary {
    private final String filter;

    MqttCanary(String group, String clientId) {
        this.filter = MqttTopics.shared(group, "witloof/canary/" + clientId);
    }

    /** Whether the server had it; it is gone after that. */
    CompletionStage<Boolean> isAlive(Mqtt5AsyncClient client) {
        return client.unsubscribeWith()
                .topicFilter(filter)
                .send()
                .handle((answer, failure) ->
                        failure == null && answer.getReasonCodes().get(0) == Mqtt5UnsubAckReasonCode.SUCCESS);
    }

    /** Subscribes to it; says whether it could be. If not, it counts as gone the next time. */
    CompletionStage<Boolean> plant(Mqtt5AsyncClient client) {
        return client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_MOST_ONCE)
                .send()
                .handle((answer, failure) -> failure == null);
    }
}
