package dev.witloof.messaging;

import dev.witloof.broker.Delivery;

/** Is told of every message that a guest was given. Must be thread-safe and quick: it runs on the guest's thread. */
@FunctionalInterface
public interface OutcomeListener {

    /**
     * A guest has ended with a message, which is about to be settled.
     *
     * @param delivery the message, to look at: the host settles it
     * @param outcome how the guest ended
     */
    void onOutcome(Delivery delivery, Outcome outcome);
}
