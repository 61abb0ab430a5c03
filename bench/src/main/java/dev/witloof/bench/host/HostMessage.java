package dev.witloof.bench.host;

import dev.witloof.bench.bindings.wasi.messaging.Types;
import dev.witloof.runtime.Tuple2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A message that holds what it is given, and copies nothing. */
public final class HostMessage implements Types.Message {
    private static final byte[] LETTERS_64 = letters(64);
    private static final byte[] LETTERS_16384 = letters(16384);

    private final Optional<String> topic;
    private byte[] data;
    private Optional<String> contentType = Optional.empty();
    private Optional<List<Tuple2<String, String>>> metadata = Optional.empty();

    HostMessage(Optional<String> topic, byte[] data) {
        this.topic = topic;
        this.data = data;
    }

    /**
     * Makes a message as it comes from a broker: with a topic, a content type and one pair of metadata.
     *
     * @param size the number of bytes of its payload, 64 or 16384
     * @return the message
     */
    public static HostMessage incoming(int size) {
        HostMessage message = new HostMessage(Optional.of("orders"), size == 64 ? LETTERS_64 : LETTERS_16384);
        message.setContentType("text/plain");
        message.setMetadata(List.of(new Tuple2<>("trace", "4bf92f3577b34da6")));
        return message;
    }

    private static byte[] letters(int size) {
        byte[] letters = new byte[size];
        Arrays.fill(letters, (byte) 'a');
        return letters;
    }

    @Override
    public Optional<String> topic() {
        return topic;
    }

    @Override
    public Optional<String> contentType() {
        return contentType;
    }

    @Override
    public void setContentType(String newContentType) {
        contentType = Optional.of(newContentType);
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
        return metadata;
    }

    @Override
    public void addMetadata(String key, String value) {
        List<Tuple2<String, String>> more = new ArrayList<>(metadata.orElse(List.of()));
        more.removeIf(pair -> pair.v0().equals(key));
        more.add(new Tuple2<>(key, value));
        metadata = Optional.of(more);
    }

    @Override
    public void setMetadata(List<Tuple2<String, String>> meta) {
        metadata = Optional.of(meta);
    }

    @Override
    public void removeMetadata(String key) {
        List<Tuple2<String, String>> less = new ArrayList<>(metadata.orElse(List.of()));
        less.removeIf(pair -> pair.v0().equals(key));
        metadata = Optional.of(less);
    }
}
