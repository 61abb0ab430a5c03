package dev.witloof.it;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.wasi.messaging.Producer;
import dev.witloof.it.bindings.wasi.messaging.RequestReply;
import dev.witloof.it.bindings.wasi.messaging.Types;
import dev.witloof.it.bindings.wasi.messaging.Types.Client;
import dev.witloof.it.bindings.wasi.messaging.Types.ErrorException;
import dev.witloof.it.bindings.wasi.messaging.Types.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messaging without a broker: what is sent is remembered, and a request is answered with itself. */
class HostMessaging implements MessagingRequestReply.Imports, Types, Producer, RequestReply {
    final List<String> sent = new ArrayList<>();
    final List<HostMessage> messages = new ArrayList<>();

    private static final class HostClient implements Client {
        @Override
        public void disconnect() {}
    }

    private static final class HostOptions implements RequestOptions {
        @Override
        public void setTimeoutMs(long timeoutMs) {}

        @Override
        public void setExpectedReplies(long expectedReplies) {}
    }

    @Override
    public Types types() {
        return this;
    }

    @Override
    public Producer producer() {
        return this;
    }

    @Override
    public RequestReply requestReply() {
        return this;
    }

    @Override
    public Client clientConnect(String name) throws ErrorException {
        return new HostClient();
    }

    @Override
    public Message newMessage(byte[] data) {
        HostMessage message = new HostMessage(null, data);
        messages.add(message);
        return message;
    }

    @Override
    public void send(Client c, String topic, Message message) throws ErrorException {
        sent.add(topic + ": " + ((HostMessage) message).text());
    }

    @Override
    public RequestOptions newRequestOptions() {
        return new HostOptions();
    }

    @Override
    public List<Message> request(Client c, String topic, Message message, Optional<RequestOptions> options)
            throws ErrorException {
        return List.of(newMessage(message.data()));
    }

    @Override
    public void reply(Message replyTo, Message message) throws ErrorException {
        sent.add("reply: " + ((HostMessage) message).text());
    }
}
