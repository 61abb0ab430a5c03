package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How much of a connection's messages may be on their way to the broker, to all addresses together, until it has said what
 * became of them. Thread-safe.
 */
final class AmqpBudget {
    /** What a message takes beside its texts and its body, about. */
    private static final long OVERHEAD = 1024;

    private final long most;
    private final Object sweeping = new Object();

    // Guarded by this object's monitor, under which nothing foreign is called.
    private final List<Late> late = new ArrayList<>();
    private long taken;

    /** A part that is given back when something is over. */
    private record Late(long size, BooleanSupplier over) {}

    AmqpBudget(long most) {
        this.most = most;
    }

    /** How much a message takes, about. */
    static long size(Envelope message) {
        long size = OVERHEAD + message.size() + message.topic().length();
        for (Metadata.Entry entry : message.metadata()) {
            size += 2L * (entry.key().length() + entry.value().length());
        }
        return size;
    }

    /**
     * Takes a part of it. A single message may be larger than all of it, when there is no other.
     *
     * @throws BrokerException if too much is taken
     */
    void take(long size) {
        if (!tryTake(size)) {
            sweep();
            if (!tryTake(size)) {
                throw full(size);
            }
        }
    }

    private synchronized boolean tryTake(long size) {
        boolean fits = taken == 0 || taken + size <= most;
        if (fits) {
            taken += size;
        }
        return fits;
    }

    private synchronized BrokerException full(long size) {
        return new BrokerException(
                Kind.QUOTA,
                "messages of " + taken + " bytes are on their way to the AMQP broker, and one of " + size
                        + " bytes would make them more than " + most + " (amqp.max-pending-bytes)");
    }

    /** Gives a part back. */
    synchronized void free(long size) {
        taken -= size;
    }

    /**
     * Gives a part back when it turns out that something is over: the client still has a message that nobody waits for.
     *
     * @param over asked when there is too little left
     */
    synchronized void freeLater(long size, BooleanSupplier over) {
        late.add(new Late(size, over));
    }

    private void sweep() {
        // One at a time, so that nobody finds the others' parts missing.
        synchronized (sweeping) {
            List<Late> found;
            synchronized (this) {
                found = List.copyOf(late);
                late.clear();
            }
            for (Late one : found) {
                if (one.over().getAsBoolean()) {
                    free(one.size());
                } else {
                    freeLater(one.size(), one.over());
                }
            }
        }
    }
}
