package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.Publication;
import java.time.Duration;
import java.util.Optional;

/** The interface {@code producer} on a host's connections. */
final class HostProducer implements Producer {

    private final Duration sendTimeout;
    private final HostObserver observer;

    HostProducer(Duration sendTimeout, HostObserver observer) {
        this.sendTimeout = sendTimeout;
        this.observer = observer;
    }

    @Override
    public void send(Types.Client client, String topic, Types.Message message) throws Types.ErrorException {
        try (message) {
            Permissions.requireTopic(topic);
            Connections.Connection connection = BrokerClient.connection(client);
            Optional<String> grant = connection.grants().sending(topic);
            Watched.publish(observer, connection.publication(Publication.Kind.SEND, topic, grant), outgoing -> {
                Permissions.require(grant, Publication.Kind.SEND, topic, connection);
                return Waiting.await(
                        connection.broker().publish(outgoing.of(BrokerMessage.toEnvelope(message, topic))),
                        sendTimeout);
            });
        }
    }
}
