package dev.witloof.it.clerk;

import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.bindings.wasi.messaging.Types.Client;
import dev.witloof.bindings.wasi.messaging.Types.Error;
import dev.witloof.bindings.wasi.messaging.Types.ErrorException;
import dev.witloof.bindings.wasi.messaging.Types.Message;
import dev.witloof.messaging.MessagingInterfaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messaging for one guest, the same as {@code guests/oracle/messaging.mjs}: remembers what it sends, refuses some topics. */
final class RecordingMessaging implements Types, Producer, RequestReply {

    /** A message with its topic; a reply has none. */
    record Sent(@Nullable String topic, RecordedMessage message) {}

    final List<Sent> sent = new ArrayList<>();
    int openClients;

    MessagingInterfaces interfaces() {
        return new MessagingInterfaces(this, this, this);
    }

    private final class RecordingClient implements Client {
        RecordingClient() {
            openClients++;
        }

        @Override
        public void disconnect() {}

        @Override
        public void close() {
            openClients--;
        }
    }

    private static final class IgnoredOptions implements RequestOptions {
        @Override
        public void setTimeoutMs(long timeoutMs) {}

        @Override
        public void setExpectedReplies(long expectedReplies) {}
    }

    @Override
    public Client clientConnect(String name) throws ErrorException {
        if (!name.equals("default")) {
            throw new ErrorException(new Error.Connection("there is no " + name));
        }
        return new RecordingClient();
    }

    @Override
    public Message newMessage(byte[] data) {
        return new RecordedMessage(null, data);
    }

    @Override
    public void send(Client c, String topic, Message message) throws ErrorException {
        int end = topic.indexOf('.');
        switch (end < 0 ? topic : topic.substring(0, end)) {
            case "refused" -> throw new ErrorException(new Error.PermissionDenied(topic + " is not granted"));
            case "broken" -> throw new ErrorException(new Error.Connection("lost before " + topic));
            case "late" -> throw new ErrorException(new Error.Timeout());
            default -> sent.add(new Sent(topic, (RecordedMessage) message));
        }
    }

    @Override
    public RequestOptions newRequestOptions() {
        return new IgnoredOptions();
    }

    @Override
    public List<Message> request(Client c, String topic, Message message, Optional<RequestOptions> options) {
        return List.of();
    }

    @Override
    public void reply(Message replyTo, Message message) {
        sent.add(new Sent(null, (RecordedMessage) message));
    }
}
