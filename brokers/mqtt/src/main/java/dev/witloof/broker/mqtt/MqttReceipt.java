package dev.witloof.broker.mqtt;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A message of a connection. The server counts no attempts, and hands out again what was not acknowledged. */
final class MqttReceipt implements Receipt {
    private final Mqtt5Publish message;
    private final Envelope envelope;
    private final String id;
    private final MqttConnection connection;

    MqttReceipt(Mqtt5Publish message, String id, MqttConnection connection) {
        this.message = message;
        this.envelope = MqttMessages.envelope(message);
        this.id = id;
        this.connection = connection;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletionStage<Void> ack() {
        if (!connection.isLive()) {
            return CompletableFuture.failedFuture(new BrokerException(
                    BrokerException.Kind.CONNECTION,
                    "message " + id
                            + " could not be acknowledged: the connection broke, and the server sends it again"));
        }
        message.acknowledge();
        return CompletableFuture.completedFuture(null);
    }

    /** Leaves it unacknowledged: the server has it, and sends it when there is a connection again. */
    @Override
    public void release() {}
}
