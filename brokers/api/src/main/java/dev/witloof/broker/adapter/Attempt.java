package dev.witloof.broker.adapter;

/**
 * A message that waits to be handed out, or is.
 *
 * @param receipt the message
 * @param number which attempt at it this is, from 1
 * @param failure why the one before failed, for people
 */
record Attempt(Receipt receipt, int number, String failure) {

    static Attempt first(Receipt receipt) {
        return new Attempt(receipt, Math.max(1, receipt.attempt()), "it was handed out before and never settled");
    }

    Attempt next(String reason) {
        return new Attempt(receipt, number + 1, reason);
    }
}
