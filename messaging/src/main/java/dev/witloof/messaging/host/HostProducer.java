package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.Types;
import java.time.Duration;

/** The interface {@code producer} on a host's connections. */
final class HostProducer implements Producer {

    private final Duration sendTimeout;

    HostProducer(Duration sendTimeout) {
        this.sendTimeout = sendTimeout;
    }

    @Override
    public void send(Types.Client client, String topic, Types.Message message) throws Types.ErrorException {
        try (message) {
            Connections.Connection connection = BrokerClient.connection(client);
            Permissions.requireSend(connection, topic);
            Waiting.await(connection.broker().publish(BrokerMessage.toEnvelope(message, topic)), sendTimeout);
        }
    }
}
