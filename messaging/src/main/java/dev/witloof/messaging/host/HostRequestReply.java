package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The interface {@code request-reply} on a host's connections. */
final class HostRequestReply implements RequestReply {

    private final Duration sendTimeout;
    private final MessageBudget budget;

    HostRequestReply(Duration sendTimeout, MessageBudget budget) {
        this.sendTimeout = sendTimeout;
        this.budget = budget;
    }

    @Override
    public RequestReply.RequestOptions newRequestOptions() {
        return new HostRequestOptions();
    }

    @Override
    public List<Types.Message> request(
            Types.Client client, String topic, Types.Message message, Optional<RequestReply.RequestOptions> options)
            throws Types.ErrorException {
        Connections.Connection connection = BrokerClient.connection(client);
        Permissions.requireRequest(connection, topic);
        dev.witloof.broker.client.RequestOptions wanted =
                options.map(HostRequestOptions::options).orElse(dev.witloof.broker.client.RequestOptions.DEFAULT);
        List<Envelope> replies =
                Waiting.await(connection.requester().request(BrokerMessage.toEnvelope(message, topic), wanted));
        return received(replies, connection);
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
            if (received.isPresent()) {
                Envelope original = received.get().envelope();
                // The topic of a reply is the reply address; the original's stands in until the requester sets it.
                Envelope reply = BrokerMessage.toEnvelope(message, original.topic());
                Waiting.await(received.get().connection().requester().reply(original, reply), sendTimeout);
            }
        }
    }
}
