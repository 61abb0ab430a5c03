package dev.witloof.broker.adapter;

import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One message as a client library has received it, and what can be done with it at its broker. Implemented by adapters.
 *
 * <p>Of {@link #ack}, {@link #release}, {@link #releaseAttempted}, {@link #deadLetter}, and a {@link #retry} that
 * returns something, at most one is called, once, on any thread; none after {@link AdapterSubscription#lost()}, except
 * for one that was under way. What they throw counts as a failed stage; any failure but a
 * {@link dev.witloof.broker.BrokerException} is reported as one of kind {@code OTHER}. A stage that never ends holds up
 * closing until its grace is over. A message whose settlement fails is forgotten here: the broker hands it out again.
 * Receipts are told apart by identity.
 *
 * <p>Where a broker has no acknowledgement, {@link #ack} does nothing and completes: a local retry and a dead letter work
 * all the same, as long as the process lives.
 */
public interface Receipt {

    /**
     * The message.
     *
     * @return the envelope, with the topic that it was published to
     */
    Envelope envelope();

    /**
     * What identifies the message at its broker.
     *
     * @return see {@link dev.witloof.broker.Delivery#id()}
     */
    String id();

    /**
     * Which attempt this is, as far as the broker counts.
     *
     * @return from 1; attempts that are made here are added
     */
    default int attempt() {
        return 1;
    }

    /**
     * Has the broker forget the message.
     *
     * @return a stage that completes when the broker has taken it
     */
    CompletionStage<Void> ack();

    /** Gives the message back to the broker, which hands it out again, to anybody. Fails silently. */
    void release();

    /**
     * Gives the message back after it was handed out and never settled, or settled for another attempt that did not come:
     * as {@link #release}, but counted as an attempt where the broker counts what it is told. Fails silently.
     */
    default void releaseAttempted() {
        release();
    }

    /**
     * Has the broker hand the message out again after a delay, counted as another attempt.
     *
     * @param delay the least time until then, zero or more
     * @return a stage that completes when the broker has taken it, or nothing if the broker cannot: then the message is
     *     kept here for the delay, unsettled at the broker
     */
    default Optional<CompletionStage<Void>> retry(Duration delay) {
        return Optional.empty();
    }

    /**
     * Has the broker move the message to its own dead-letter destination. Called only where the connection has
     * {@link dev.witloof.broker.Capability#NATIVE_DLQ}; elsewhere the dead letter is published, and the message
     * acknowledged after that.
     *
     * @param why why it is given up
     * @return a stage that completes when the broker has taken it
     */
    default CompletionStage<Void> deadLetter(DeadLetter why) {
        throw new UnsupportedOperationException("the adapter has NATIVE_DLQ, but its receipts have no dead letters");
    }

    /**
     * Renews the broker's lease on the message, if it has one; called at {@link AdapterBroker#leaseInterval} until the message
     * is settled. Must not block, since all the timer's work waits for it. Where it turns out that the lease is over, call
     * {@link AdapterSubscription#lost(java.util.function.Predicate)}.
     */
    default void keep() {}
}
