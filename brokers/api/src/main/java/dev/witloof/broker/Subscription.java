package dev.witloof.broker;

import java.time.Duration;

/** A running subscription. All methods may be called from any thread. */
public interface Subscription extends AutoCloseable {

    /**
     * What was subscribed to.
     *
     * @return the specification as given
     */
    SubscriptionSpec spec();

    /**
     * Stops the intake: no further message is handed out. The sink may still see one that was on its way. Deliveries
     * that were handed out stay valid, and the messages that wait stay with the broker.
     */
    void pause();

    /** Takes up the intake again after {@link #pause()}. Does nothing on a subscription that runs or is closed. */
    void resume();

    /**
     * How many deliveries are handed out and not settled.
     *
     * @return from 0 to {@link SubscriptionSpec#maxInFlight()}
     */
    int inFlight();

    /**
     * Whether messages can reach the sink, for a probe. A paused subscription is healthy.
     *
     * @return false when it is closed, or cut off from the broker
     */
    boolean healthy();

    /**
     * Ends the subscription: stops the intake, waits until every delivery that was handed out is settled or the time
     * is over, and gives what is unsettled back to the broker for another attempt. Where the broker hands out nothing again,
     * what it has sent before is handed out within that time, too, also after a pause. A group remains, with its messages,
     * on brokers that retain for groups; a broadcast subscription's messages are dropped. Do not wait from the sink.
     *
     * @param grace how long to wait, zero or more
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    void close(Duration grace);

    /** Ends the subscription without waiting: what is unsettled goes back to the broker. */
    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
