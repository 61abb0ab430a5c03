package dev.witloof.broker.nats;

import io.nats.client.api.ConsumerInfo;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where a subscriber is in its stream, so that a consumer which somebody deleted is made again without a gap. Thread-safe.
 *
 * <p>A subscriber knows what it has received itself and not acknowledged. What the other members of its group have is known
 * only to the server, and only as long as the consumer is there, so the server is asked now and then.
 */
final class StreamPosition {
    private static final long OLD_NANOS = 60_000_000_000L;

    private final boolean fromStart;

    /** What was received and not acknowledged: its sequence in the stream, and when it came last. */
    private final NavigableMap<Long, Long> unsettled = new TreeMap<>();

    /** Up to here everything is acknowledged, by whomever, or was never for this group; 0 if that is not known. */
    private long floor;

    private long last;
    private long number;
    private boolean shared;
    private boolean moved;

    /**
     * Before anything.
     *
     * @param fromStart whether a new group begins with the first message of the stream
     */
    StreamPosition(boolean fromStart) {
        this.fromStart = fromStart;
    }

    /** The consumer is there. */
    synchronized void begin(ConsumerInfo consumer) {
        shared |= last == 0 && consumer.getNumAckPending() > 0;
        number = consumer.getDelivered().getConsumerSequence();
        settled(consumer);
    }

    /** The stream is another one of the same name. */
    synchronized void forget() {
        unsettled.clear();
        floor = 0;
        last = 0;
    }

    /**
     * A message was received.
     *
     * @param sequence its place in the stream
     * @param delivery which of the consumer's deliveries this is; others get those that are missing here
     */
    synchronized void received(long sequence, long delivery) {
        shared |= delivery != number + 1;
        number = delivery;
        last = Math.max(last, sequence);
        moved = true;
        unsettled.put(sequence, System.nanoTime());
    }

    /** A message was acknowledged. */
    synchronized void settled(long sequence) {
        unsettled.remove(sequence);
    }

    /** What the server knows, as long as the consumer is there. */
    synchronized void settled(ConsumerInfo consumer) {
        // Before the first acknowledgement the server's floor is 0, wherever the consumer began.
        long known = consumer.getNumAckPending() == 0
                ? consumer.getDelivered().getStreamSequence()
                : consumer.getAckFloor().getStreamSequence();
        floor = Math.max(floor, known);
        unsettled.headMap(floor, true).clear();
        moved = false;
    }

    /** Whether the server should be asked: others have messages, or one from here may have been acknowledged by others. */
    synchronized boolean isVague() {
        return (shared && moved)
                || (!unsettled.isEmpty()
                        && System.nanoTime() - unsettled.firstEntry().getValue() > OLD_NANOS);
    }

    /** The sequence at which a consumer that is made again begins. */
    synchronized long next() {
        long own = unsettled.isEmpty() ? Math.max(last, floor) + 1 : unsettled.firstKey();
        return shared && (fromStart || floor > 0) ? Math.min(own, floor + 1) : own;
    }
}
