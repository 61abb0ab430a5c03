package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The interface {@code request-reply} on a host's connections. */
final class HostRequestReply implements RequestReply {

    private final Duration sendTimeout;
    private final MessageBudget budget;
    private final HostObserver observer;

    HostRequestReply(Duration sendTimeout, MessageBudget budget, HostObserver observer) {
        this.sendTimeout = sendTimeout;
        this.budget = budget;
        this.observer = observer;
    }

    @Override
    public RequestReply.RequestOptions newRequestOptions() {
        return new HostRequestOptions();
    }

    @Override
    public List<Types.Message> request(
            Types.Client client, String topic, Types.Message message, Optional<RequestReply.RequestOptions> options)
            throws Types.ErrorException {
        Permissions.requireTopic(topic);
        Connections.Connection connection = BrokerClient.connection(client);
        dev.witloof.broker.client.RequestOptions wanted =
                options.map(HostRequestOptions::options).orElse(dev.witloof.broker.client.RequestOptions.DEFAULT);
        Optional<String> grant = connection.grants().requesting(topic);
        return Watched.publish(observer, connection.publication(Publication.Kind.REQUEST, topic, grant), outgoing -> {
            Permissions.require(grant, Publication.Kind.REQUEST, topic, connection);
            Envelope request = outgoing.of(BrokerMessage.toEnvelope(message, topic));
            return received(Waiting.await(connection.requester().request(request, wanted)), connection);
        });
    }

    private List<Types.Message> received(List<Envelope> replies, Connections.Connection connection)
            throws Types.ErrorException {
        List<Types.Message> messages = new ArrayList<>(replies.size());
        try {
            for (Envelope reply : replies) {
                messages.add(BrokerMessage.of(reply, connection, budget));
            }
        } catch (BrokerException tooMany) {
            messages.forEach(Types.Message::close);
            throw WitErrors.of(tooMany);
        }
        return messages;
    }

    /** Replies through the connection that the message came from. To a message that nobody waits for this is nothing. */
    @Override
    public void reply(Types.Message replyTo, Types.Message message) throws Types.ErrorException {
        try (message) {
            Optional<BrokerMessage.Received> received = BrokerMessage.received(replyTo);
            if (received.isPresent() && received.get().envelope().replyTo().isPresent()) {
                reply(received.get(), message);
            }
        }
    }

    private void reply(BrokerMessage.Received received, Types.Message message) throws Types.ErrorException {
        Envelope original = received.envelope();
        Connections.Connection connection = received.connection();
        Publication publication = connection.publication(Publication.Kind.REPLY, original.topic(), Optional.empty());
        Watched.publish(observer, publication, outgoing -> {
            // The topic of a reply is the reply address; the original's stands in until the requester sets it.
            Envelope reply = outgoing.of(BrokerMessage.toEnvelope(message, original.topic()));
            return Waiting.await(connection.requester().reply(original, reply), sendTimeout);
        });
    }
}
