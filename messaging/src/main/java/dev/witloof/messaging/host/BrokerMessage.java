package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.runtime.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resource {@code message}: one that a guest builds, or one that a broker delivered. For one thread at a time. */
final class BrokerMessage implements Types.Message {

    /** What a broker delivered, and the connection it came through: where a reply goes. */
    record Received(Envelope envelope, Connections.Connection connection) {}

    private final @Nullable Received received;

    private byte[] data;
    private @Nullable String contentType;
    private @Nullable List<Tuple2<String, String>> metadata;

    private BrokerMessage(@Nullable Received received, byte[] data) {
        this.received = received;
        this.data = data;
    }

    /** A message that a guest builds; takes the array over. */
    static BrokerMessage of(byte[] data) {
        return new BrokerMessage(null, data);
    }

    /** A message as a broker delivered it. */
    static BrokerMessage of(Envelope envelope, Connections.Connection connection) {
        BrokerMessage message = new BrokerMessage(new Received(envelope, connection), envelope.data());
        message.contentType = envelope.contentType().orElse(null);
        if (!envelope.metadata().isEmpty()) {
            List<Tuple2<String, String>> pairs =
                    new ArrayList<>(envelope.metadata().entries().size());
            for (Metadata.Entry entry : envelope.metadata()) {
                pairs.add(new Tuple2<>(entry.key(), entry.value()));
            }
            message.metadata = pairs;
        }
        return message;
    }

    /** What was delivered as the message, if it came from a broker and not from a guest. */
    static Optional<Received> received(Types.Message message) {
        return message instanceof BrokerMessage own ? Optional.ofNullable(own.received) : Optional.empty();
    }

    /** Any message as a broker takes it. The reply address of a received message does not go along. */
    static Envelope toEnvelope(Types.Message message, String topic) {
        // The envelope takes the array over: nothing changes it in place, setData replaces it.
        Envelope.Builder envelope = Envelope.builder(topic).data(message.data());
        message.contentType().ifPresent(envelope::contentType);
        message.metadata()
                .ifPresent(pairs -> envelope.metadata(Metadata.of(pairs.stream()
                        .map(pair -> new Metadata.Entry(pair.v0(), pair.v1()))
                        .toList())));
        return envelope.build();
    }

    @Override
    public Optional<String> topic() {
        return Optional.ofNullable(received)
                .map(delivered -> delivered.envelope().topic());
    }

    @Override
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    @Override
    public void setContentType(String type) {
        contentType = type;
    }

    @Override
    public byte[] data() {
        return data;
    }

    @Override
    public void setData(byte[] newData) {
        data = newData;
    }

    @Override
    public Optional<List<Tuple2<String, String>>> metadata() {
        return Optional.ofNullable(metadata).filter(pairs -> !pairs.isEmpty());
    }

    @Override
    public void addMetadata(String key, String value) {
        List<Tuple2<String, String>> pairs = new ArrayList<>();
        boolean replaced = false;
        for (Tuple2<String, String> pair : metadata == null ? List.<Tuple2<String, String>>of() : metadata) {
            if (!pair.v0().equals(key)) {
                pairs.add(pair);
            } else if (!replaced) {
                pairs.add(new Tuple2<>(key, value));
                replaced = true;
            }
        }
        if (!replaced) {
            pairs.add(new Tuple2<>(key, value));
        }
        metadata = pairs;
    }

    @Override
    public void setMetadata(List<Tuple2<String, String>> pairs) {
        metadata = new ArrayList<>(pairs);
    }

    @Override
    public void removeMetadata(String key) {
        if (metadata != null) {
            metadata.removeIf(pair -> pair.v0().equals(key));
        }
    }
}
