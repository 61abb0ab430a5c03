package dev.witloof.broker.memory;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.util.Optional;

/**
 * A message in a queue, before one of its attempts.
 *
 * @param number counts the messages of a hub, in the order they were published
 * @param envelope the message
 * @param bytes what it counts for in its queue
 * @param attempt which attempt comes next, from 1
 * @param failure why the attempt before failed; empty before the first
 */
record Message(long number, Envelope envelope, long bytes, int attempt, String failure) {

    /** What a pair of metadata counts for beside its text, so that empty pairs are not free. */
    private static final long PAIR_CHARS = 16;

    static Message first(long number, Envelope envelope) {
        return new Message(number, envelope, (long) envelope.size() + metadataBytes(envelope), 1, "");
    }

    /** The same message for another attempt. */
    Message next(String newFailure) {
        return new Message(number, envelope, bytes, Math.addExact(attempt, 1), newFailure);
    }

    /** What a message takes beside its body. */
    static long metadataBytes(Envelope envelope) {
        long chars = length(envelope.contentType()) + length(envelope.replyTo()) + length(envelope.correlationId());
        for (Metadata.Entry entry : envelope.metadata()) {
            chars += PAIR_CHARS + entry.key().length() + entry.value().length();
        }
        return 2 * chars;
    }

    private static long length(Optional<String> text) {
        return text.map(String::length).orElse(0);
    }
}
