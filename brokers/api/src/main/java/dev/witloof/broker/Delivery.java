package dev.witloof.broker;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A message that was handed to a subscription and waits to be settled.
 *
 * <p>A delivery is settled once, with {@link #ack()}, {@link #retry(Duration)} or {@link #reject(String)}, on any
 * thread and at any time while its subscription is open. The first settlement wins, also between threads: the stage of
 * any other fails with {@link AlreadySettledException} and has no effect. A delivery that is not settled when its
 * subscription closes, or whose lease is lost, goes back to the broker; settling it afterwards fails the same way, with
 * {@link Settlement#RETURNED}.
 *
 * <p>The stage of a settlement completes when the broker has taken it, and fails with {@link BrokerException} when it
 * did not: the message will then be handed out again. The place that the delivery took of
 * {@link SubscriptionSpec#maxInFlight()} is free in either case.
 */
public interface Delivery {

    /**
     * The message.
     *
     * @return the envelope, with the topic that it was published to, never a wildcard
     */
    Envelope envelope();

    /**
     * What identifies the message at its broker, for logs: stable over redeliveries where the broker permits. Not
     * meant to be parsed.
     *
     * @return a short text
     */
    String id();

    /**
     * Which attempt at the message this is.
     *
     * @return from 1, up to {@link SubscriptionSpec#maxAttempts()}. Redeliveries for whatever reason count, as far as
     *     the broker knows of them (see {@link Capability#ATTEMPT_COUNT})
     */
    int attempt();

    /**
     * Settles the delivery as handled: the broker forgets the message.
     *
     * @return a stage that completes when the broker has taken it
     */
    CompletionStage<Void> ack();

    /**
     * Settles the delivery as failed for now: the message is handed out again after the delay, to this or another
     * member of the group. If this was the last of {@link SubscriptionSpec#maxAttempts()}, it is given up instead, as
     * with {@link #reject(String)}.
     *
     * @param delay the least time until the next attempt, zero or more; without {@link Capability#DELAYED_RETRY} the
     *     adapter waits by itself
     * @param reason why, for people; the dead letter carries it if this was the last attempt
     * @return a stage that completes when the broker has taken it
     * @throws IllegalArgumentException if {@code delay} is negative; the delivery stays unsettled
     */
    CompletionStage<Void> retry(Duration delay, String reason);

    /**
     * Settles the delivery as failed for now, without saying why.
     *
     * @param delay as in {@link #retry(Duration, String)}
     * @return a stage that completes when the broker has taken it
     */
    default CompletionStage<Void> retry(Duration delay) {
        return retry(delay, "gave no reason");
    }

    /**
     * Settles the delivery as failed for good: the message becomes a dead letter as
     * {@link SubscriptionSpec#deadLetterPolicy()} says. It is removed only after its dead letter is safe.
     *
     * @param reason why, for people; see {@link DeadLetter}
     * @return a stage that completes when the dead letter is safe and the message removed. If the dead letter is
     *     refused the stage fails, and the message stays with the broker, which tries again later
     */
    CompletionStage<Void> reject(String reason);
}
