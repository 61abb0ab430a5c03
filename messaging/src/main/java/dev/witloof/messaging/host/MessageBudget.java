package dev.witloof.messaging.host;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;

/**
 * How much the messages that one instance holds may take in the host's memory: they lie outside of the guest's own, which
 * its store limits. For one thread at a time.
 */
final class MessageBudget {

    private final long limit;
    private long used;

    MessageBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Counts a message, or a change of one.
     *
     * @param bytes how many more it takes, or how many less if negative
     * @throws BrokerException with {@link Kind#QUOTA} if that is too many; nothing is counted then
     */
    void add(long bytes) {
        if (bytes > limit - used) {
            throw new BrokerException(
                    Kind.QUOTA,
                    "the messages that the guest holds take " + used + " bytes, " + bytes + " more are wanted, and "
                            + limit + " are allowed (maxMessageBytes)");
        }
        used += bytes;
    }

    /** Whether more than half is left, which a guest that drops its messages has after every call. */
    boolean hasRoom() {
        return used <= limit / 2;
    }
}
