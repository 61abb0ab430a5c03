package dev.witloof.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to or from a broker. Immutable and thread-safe, on one condition:
 *
 * <p><b>Who owns the bytes.</b> {@link Builder#data(byte[])} takes the array over without copying it, and whoever gave
 * it must not change it afterwards. {@link #data()} returns a copy, which belongs to the caller; {@link #dataBuffer()}
 * is a read-only view without one. So a body is copied at most once on its way through.
 *
 * <p>Any text is accepted here. What a broker cannot carry it refuses when the message is published.
 */
public final class Envelope {
    private static final byte[] NO_DATA = {};

    private final String topic;
    private final byte[] data;
    private final @Nullable String contentType;
    private final Metadata metadata;
    private final @Nullable String replyTo;
    private final @Nullable String correlationId;

    private Envelope(Builder builder) {
        this.topic = builder.topic;
        this.data = builder.data;
        this.contentType = builder.contentType;
        this.metadata = builder.metadata;
        this.replyTo = builder.replyTo;
        this.correlationId = builder.correlationId;
    }

    /**
     * A message with nothing but a topic and data.
     *
     * @param topic where to
     * @param data the body, taken over as {@link Builder#data(byte[])} does
     * @return the message
     */
    public static Envelope of(String topic, byte[] data) {
        return builder(topic).data(data).build();
    }

    /**
     * A message with nothing but a topic and text.
     *
     * @param topic where to
     * @param text the body, in UTF-8
     * @return the message
     */
    public static Envelope of(String topic, String text) {
        return builder(topic).text(text).build();
    }

    /**
     * Starts a message with an empty body.
     *
     * @param topic where to
     * @return a builder
     */
    public static Builder builder(String topic) {
        return new Builder(topic);
    }

    /**
     * Starts a message that begins equal to this one and shares its data.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(topic).data(data).metadata(metadata);
        builder.contentType = contentType;
        builder.replyTo = replyTo;
        builder.correlationId = correlationId;
        return builder;
    }

    /**
     * Where the message goes, or where it was published to.
     *
     * @return the topic
     */
    public String topic() {
        return topic;
    }

    /**
     * The body.
     *
     * @return a copy, which belongs to the caller
     */
    public byte[] data() {
        return data.length == 0 ? NO_DATA : data.clone();
    }

    /**
     * The body, without copying it.
     *
     * @return a read-only buffer over the whole body, with a position of its own
     */
    public ByteBuffer dataBuffer() {
        return ByteBuffer.wrap(data).asReadOnlyBuffer();
    }

    /**
     * The size of the body.
     *
     * @return its length in bytes
     */
    public int size() {
        return data.length;
    }

    /**
     * The body as text.
     *
     * @return the data read as UTF-8, with U+FFFD for what is none
     */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    /**
     * What the data is.
     *
     * @return a media type, if given
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * What is attached beside the data. A broker makes no difference between empty metadata and none.
     *
     * @return the metadata
     */
    public Metadata metadata() {
        return metadata;
    }

    /**
     * Where a reply goes.
     *
     * @return an address to publish to, if a reply is wanted
     */
    public Optional<String> replyTo() {
        return Optional.ofNullable(replyTo);
    }

    /**
     * What ties a reply to its request: a reply repeats it.
     *
     * @return an opaque text, if given
     */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && topic.equals(that.topic)
                && Arrays.equals(data, that.data)
                && metadata.equals(that.metadata)
                && Objects.equals(contentType, that.contentType)
                && Objects.equals(replyTo, that.replyTo)
                && Objects.equals(correlationId, that.correlationId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, Arrays.hashCode(data), metadata, contentType, replyTo, correlationId);
    }

    /** The message for people, without its data and the values of its metadata. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Envelope[").append(topic);
        text.append(", ").append(data.length).append(" bytes");
        contentType().ifPresent(type -> text.append(", ").append(type));
        if (!metadata.isEmpty()) {
            text.append(", metadata ")
                    .append(metadata.entries().stream().map(Metadata.Entry::key).toList());
        }
        replyTo().ifPresent(address -> text.append(", reply to ").append(address));
        correlationId().ifPresent(id -> text.append(", correlation ").append(id));
        return text.append(']').toString();
    }

    /** Builds an {@link Envelope}. For one thread; may be used on after {@link #build()}. */
    public static final class Builder {
        private String topic;
        private byte[] data = NO_DATA;
        private @Nullable String contentType;
        private Metadata metadata = Metadata.EMPTY;
        private @Nullable String replyTo;
        private @Nullable String correlationId;

        private Builder(String topic) {
            this.topic = Objects.requireNonNull(topic, "topic");
        }

        /**
         * Sets the topic.
         *
         * @param newTopic where to
         * @return this
         */
        public Builder topic(String newTopic) {
            this.topic = Objects.requireNonNull(newTopic, "topic");
            return this;
        }

        /**
         * Sets the body, and takes the array over: it is not copied, and must not be changed from now on.
         *
         * @param newData any bytes
         * @return this
         */
        public Builder data(byte[] newData) {
            this.data = Objects.requireNonNull(newData, "data");
            return this;
        }

        /**
         * Sets the body to text in UTF-8. The content type stays as it is.
         *
         * @param text any text
         * @return this
         */
        public Builder text(String text) {
            return data(text.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Sets what the data is.
         *
         * @param type a media type
         * @return this
         */
        public Builder contentType(String type) {
            this.contentType = Objects.requireNonNull(type, "contentType");
            return this;
        }

        /**
         * Sets all metadata.
         *
         * @param newMetadata replaces what was there
         * @return this
         */
        public Builder metadata(Metadata newMetadata) {
            this.metadata = Objects.requireNonNull(newMetadata, "metadata");
            return this;
        }

        /**
         * Adds one pair of metadata; other values of the key stay.
         *
         * @param key any text
         * @param value any text
         * @return this
         */
        public Builder metadata(String key, String value) {
            this.metadata = metadata.plus(key, value);
            return this;
        }

        /**
         * Sets where a reply goes.
         *
         * @param address see {@link ReplyChannel#address()}
         * @return this
         */
        public Builder replyTo(String address) {
            this.replyTo = Objects.requireNonNull(address, "replyTo");
            return this;
        }

        /**
         * Sets what ties a reply to its request.
         *
         * @param id an opaque text
         * @return this
         */
        public Builder correlationId(String id) {
            this.correlationId = Objects.requireNonNull(id, "correlationId");
            return this;
        }

        /**
         * Removes the reply address and the correlation id, as when a received message is sent on.
         *
         * @return this
         */
        public Builder withoutReply() {
            this.replyTo = null;
            this.correlationId = null;
            return this;
        }

        /**
         * Builds the message.
         *
         * @return a message that later changes of this builder do not touch
         */
        public Envelope build() {
            return new Envelope(this);
        }
    }
}
