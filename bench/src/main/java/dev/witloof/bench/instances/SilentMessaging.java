package dev.witloof.bench.instances;

import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.bindings.wasi.messaging.Types.Client;
import dev.witloof.bindings.wasi.messaging.Types.Message;
import dev.witloof.messaging.MessagingInterfaces;
import java.util.List;
import java.util.Optional;

/** Messaging that no guest calls: they are made, and handle nothing. */
final class SilentMessaging implements Types, Producer, RequestReply {

    MessagingInterfaces interfaces() {
        return new MessagingInterfaces(this, this, this);
    }

    private static UnsupportedOperationException called() {
        return new UnsupportedOperationException("a guest that handles no message called messaging");
    }

    @Override
    public Client clientConnect(String name) {
        throw called();
    }

    @Override
    public Message newMessage(byte[] data) {
        throw called();
    }

    @Override
    public void send(Client c, String topic, Message message) {
        throw called();
    }

    @Override
    public RequestOptions newRequestOptions() {
        throw called();
    }

    @Override
    public List<Message> request(Client c, String topic, Message message, Optional<RequestOptions> options) {
        throw called();
    }

    @Override
    public void reply(Message replyTo, Message message) {
        throw called();
    }
}
