package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerConfig;
import java.util.List;

/**
 * What an in-memory broker takes and keeps at most.
 *
 * @param bodyBytes the largest body of a message, in bytes
 * @param metadataBytes the most that the metadata, content type, reply address and correlation id of a message may take
 *     together, in bytes of UTF-16, with 32 more for every pair of metadata
 * @param queueMessages how many messages a queue holds: those that wait, that wait for a retry, and that are unsettled.
 *     A group has one queue, and so has every broadcast subscription and reply channel
 * @param queueBytes how many bytes the messages of a queue may take together, at least {@code bodyBytes} and
 *     {@code metadataBytes} together and 8 KiB, which the marks of a dead letter may add
 * @param queues how many queues there are
 */
public record MemoryLimits(int bodyBytes, int metadataBytes, int queueMessages, long queueBytes, int queues) {
    private static final int MARK_BYTES = 8 << 10;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST = 10_000_000;
    private static final long MOST_QUEUE_BYTES = 1L << 40;

    private static final String BODY_BYTES = "body-bytes";
    private static final String METADATA_BYTES = "metadata-bytes";
    private static final String QUEUE_MESSAGES = "queue-messages";
    private static final String QUEUE_BYTES = "queue-bytes";
    private static final String QUEUES = "queues";

    /** Bodies of 8 MiB, metadata of 64 KiB; 10,000 messages and 64 MiB in a queue; 10,000 queues. */
    public static final MemoryLimits DEFAULT = new MemoryLimits(8 << 20, 64 << 10, 10_000, 64L << 20, 10_000);

    /**
     * Checks the ranges.
     *
     * @param bodyBytes see {@link #bodyBytes()}
     * @param metadataBytes see {@link #metadataBytes()}
     * @param queueMessages see {@link #queueMessages()}
     * @param queueBytes see {@link #queueBytes()}
     * @param queues see {@link #queues()}
     * @throws IllegalArgumentException if one is out of range
     */
    public MemoryLimits {
        require(BODY_BYTES, bodyBytes, 0, MOST_BYTES);
        require(METADATA_BYTES, metadataBytes, 0, MOST_BYTES);
        require(QUEUE_MESSAGES, queueMessages, 1, MOST);
        require(QUEUE_BYTES, queueBytes, (long) bodyBytes + metadataBytes + MARK_BYTES, MOST_QUEUE_BYTES);
        require(QUEUES, queues, 1, MOST);
    }

    /**
     * Reads limits from settings. The keys are {@code body-bytes}, {@code metadata-bytes}, {@code queue-messages},
     * {@code queue-bytes} and {@code queues}; what is not set is as in {@link #DEFAULT}.
     *
     * @param config the settings
     * @return the limits
     * @throws IllegalArgumentException for an unknown key or a value out of range
     */
    public static MemoryLimits of(BrokerConfig config) {
        config.requireKnown(List.of(BODY_BYTES, METADATA_BYTES, QUEUE_BYTES, QUEUE_MESSAGES, QUEUES));
        return new MemoryLimits(
                (int) config.number(BODY_BYTES, DEFAULT.bodyBytes, 0, MOST_BYTES),
                (int) config.number(METADATA_BYTES, DEFAULT.metadataBytes, 0, MOST_BYTES),
                (int) config.number(QUEUE_MESSAGES, DEFAULT.queueMessages, 1, MOST),
                config.number(QUEUE_BYTES, DEFAULT.queueBytes, 0, MOST_QUEUE_BYTES),
                (int) config.number(QUEUES, DEFAULT.queues, 1, MOST));
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", but wanted is " + least + " to " + most);
        }
    }
}
