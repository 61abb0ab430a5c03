package dev.witloof.broker.adapter;

/**
 * The client library's side of a subscription, as an adapter gives it. Called on any thread: {@link #freed} at any time, the
 * others one at a time, and nothing after {@link #close} has returned, save a {@code freed} that was under way. None of the
 * locks under which {@link AdapterSubscription#offer}, {@code room}, {@code lost} and {@code restored} work is held, so a
 * method here may wait for a thread that is in one of those.
 */
public interface Intake {

    /** Stops taking messages in, until {@link #resume}. What is on its way may still be offered. */
    void pause();

    /** Takes messages in again. */
    void resume();

    /**
     * One message has left for good: acknowledged, moved to the dead letters, or retried by the broker; not one that was lost
     * or released. Must not block. For brokers that count credit, and for those that are
     * read only while there is {@link AdapterSubscription#room}.
     */
    default void freed() {}

    /**
     * Stops taking messages in for good. Those that were offered can still be settled. What is offered after is given
     * back. Where the intake {@link #drains}, all that the client has received is offered when this returns, whether there
     * is {@link AdapterSubscription#room} or not.
     */
    void stop();

    /**
     * Whether a message that is given back is gone, because the broker keeps none. What waits when the subscription is
     * closed is then handed out within the grace, instead of being given back.
     *
     * @return always the same; false unless overridden
     */
    default boolean drains() {
        return false;
    }

    /** Ends what the client has of the subscription; everything has been settled or given back. May block. */
    void close();
}
