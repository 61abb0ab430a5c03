package dev.witloof.it.clerk;

import dev.witloof.bindings.wasi.messaging.Types.Message;
import dev.witloof.runtime.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that is only kept. */
final class RecordedMessage implements Message {
    private final @Nullable String topic;
    private @Nullable String contentType;
    private byte[] data;
    private @Nullable List<Tuple2<String, String>> metadata;
    private boolean closed;

    RecordedMessage(@Nullable String topic, byte[] data) {
        this.topic = topic;
        this.data = data;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    @Override
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    @Override
    public void setContentType(String newType) {
        contentType = newType;
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
        return Optional.ofNullable(metadata);
    }

    @Override
    public void addMetadata(String key, String value) {
        removeMetadata(key);
        List<Tuple2<String, String>> more = new ArrayList<>();
        if (metadata != null) {
            more.addAll(metadata);
        }
        more.add(new Tuple2<>(key, value));
        metadata = more;
    }

    @Override
    public void setMetadata(List<Tuple2<String, String>> newMetadata) {
        metadata = newMetadata;
    }

    @Override
    public void removeMetadata(String key) {
        if (metadata != null) {
            metadata = metadata.stream().filter(pair -> !pair.v0().equals(key)).toList();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
