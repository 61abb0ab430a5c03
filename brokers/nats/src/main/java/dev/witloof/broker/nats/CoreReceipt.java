package dev.witloof.broker.nats;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A message of core NATS, which the server has forgotten.
 *
 * @param envelope the message
 * @param number counts the messages of its subscription
 */
record CoreReceipt(Envelope envelope, long number) implements Receipt {
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    @Override
    public String id() {
        return envelope.topic() + "#" + number;
    }

    @Override
    public CompletionStage<Void> ack() {
        return DONE;
    }

    @Override
    public void release() {
        // At most once: there is nobody to give it back to.
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
