package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
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

    /** What a message takes beside its contents, and a pair beside its text; round numbers above the JVM's own. */
    private static final int MESSAGE_BYTES = 128;

    private static final int PAIR_BYTES = 64;

    private final MessageBudget budget;
    private final @Nullable Received received;

    private long counted;
    private byte[] data;
    private @Nullable String contentType;
    private @Nullable List<Tuple2<String, String>> metadata;

    private BrokerMessage(MessageBudget budget, @Nullable Received received, byte[] data) {
        this.budget = budget;
        this.received = received;
        this.data = data;
        count(MESSAGE_BYTES + (long) data.length);
    }

    /** A message that a guest builds; takes the array over. */
    static BrokerMessage of(byte[] data, MessageBudget budget) {
        return new BrokerMessage(budget, null, data);
    }

    /** A message as a broker delivered it. */
    static BrokerMessage of(Envelope envelope, Connections.Connection connection, MessageBudget budget) {
        BrokerMessage message = new BrokerMessage(budget, new Received(envelope, connection), envelope.data());
        message.contentType = envelope.contentType().orElse(null);
        if (!envelope.metadata().isEmpty()) {
            List<Tuple2<String, String>> pairs =
                    new ArrayList<>(envelope.metadata().entries().size());
            for (Metadata.Entry entry : envelope.metadata()) {
                pairs.add(new Tuple2<>(entry.key(), entry.value()));
            }
            message.metadata = pairs;
        }
        // Brokers limit what else a message has, so that counting it last will do.
        try {
            message.count(size(message.contentType) + size(message.metadata));
        } catch (BrokerException e) {
            message.close();
            throw e;
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
        count(size(type) - size(contentType));
        contentType = type;
    }

    @Override
    public byte[] data() {
        return data;
    }

    @Override
    public void setData(byte[] newData) {
        count((long) newData.length - data.length);
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
        replaceMetadata(pairs);
    }

    @Override
    public void setMetadata(List<Tuple2<String, String>> pairs) {
        replaceMetadata(pairs);
    }

    @Override
    public void removeMetadata(String key) {
        if (metadata != null) {
            replaceMetadata(
                    metadata.stream().filter(pair -> !pair.v0().equals(key)).toList());
        }
    }

    private void replaceMetadata(List<Tuple2<String, String>> pairs) {
        count(size(pairs) - size(metadata));
        metadata = pairs;
    }

    /** Gives back what it counted for. */
    @Override
    public void close() {
        budget.add(-counted);
        counted = 0;
    }

    private void count(long bytes) {
        budget.add(bytes);
        counted += bytes;
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : 2L * text.length();
    }

    private static long size(@Nullable List<Tuple2<String, String>> pairs) {
        long bytes = 0;
        for (Tuple2<String, String> pair : pairs == null ? List.<Tuple2<String, String>>of() : pairs) {
            bytes += PAIR_BYTES + size(pair.v0()) + size(pair.v1());
        }
        return bytes;
    }
}
