package dev.witloof.bench.host;

import dev.witloof.bench.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.bench.bindings.wasi.messaging.Producer;
import dev.witloof.bench.bindings.wasi.messaging.RequestReply;
import dev.witloof.bench.bindings.wasi.messaging.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A host that keeps the message that was sent last, and does nothing else. Used by one thread. */
public final class Host implements MessagingRequestReply.Imports, Types, Producer, RequestReply {
    private @Nullable String topic;
    private @Nullable HostMessage sent;

    /** Makes a host that was sent nothing yet. */
    public Host() {}

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
    public HostClient clientConnect(String name) {
        return new HostClient();
    }

    @Override
    public HostMessage newMessage(byte[] data) {
        return new HostMessage(Optional.empty(), data);
    }

    @Override
    public void send(Types.Client c, String newTopic, Types.Message message) {
        topic = newTopic;
        sent = (HostMessage) message;
    }

    @Override
    public void reply(Types.Message replyTo, Types.Message message) {
        sent = (HostMessage) message;
    }

    @Override
    public RequestOptions newRequestOptions() {
        throw new UnsupportedOperationException("the guest makes no requests");
    }

    @Override
    public List<Types.Message> request(
            Types.Client c, String newTopic, Types.Message message, Optional<RequestOptions> options) {
        throw new UnsupportedOperationException("the guest makes no requests");
    }

    /**
     * Returns the message that was sent last.
     *
     * @return the message
     */
    public HostMessage sent() {
        HostMessage last = sent;
        if (last == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return last;
    }

    /**
     * Returns where the last message was sent to.
     *
     * @return the topic, empty if nothing was sent
     */
    public Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    /** A connection. */
    public static final class HostClient implements Types.Client {
        private HostClient() {}

        @Override
        public void disconnect() {}
    }
}
