package dev.witloof.broker.adapter;

/**
 * The client library's side of a subscription, as an adapter gives it. Called on any thread, without a lock held; never
 * after {@link #close}.
 */
public interface Intake {

    /** Stops taking messages in, until {@link #resume}. What is on its way may still be offered. */
    void pause();

    /** Takes messages in again. */
    void resume();

    /**
     * One message has left for good: acknowledged, or given back. For brokers that count credit, and for those that are
     * read only while there is {@link AdapterSubscription#room}.
     */
    default void freed() {}

    /**
     * Stops taking messages in for good. Those that were offered can still be settled. What is offered after is given
     * back.
     */
    void stop();

    /** Ends what the client has of the subscription; everything has been settled or given back. May block. */
    void close();
}
