package dev.witloof.bench.load.client;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A connection to a broker by the broker's own library. Thread-safe. What goes wrong is a {@link ClientException}, thrown or
 * in a stage.
 */
public interface PlainClient extends AutoCloseable {

    /** The group of all that consume. */
    String GROUP = "load";

    /**
     * Sees to it that a topic can be used, where the broker wants to know of it before.
     *
     * @param topic letters, digits and dots
     */
    default void create(String topic) {}

    /**
     * Removes what a topic has left at the broker, where it would fill the disk.
     *
     * @param topic what {@link #create} was given
     */
    default void delete(String topic) {}

    /**
     * Publishes, as safely as the adapter does.
     *
     * @param topic where to
     * @param body is not changed afterwards
     * @return completes when the broker has confirmed
     */
    CompletionStage<?> publish(String topic, byte[] body);

    /**
     * Consumes as a member of {@link #GROUP}, until the client is closed. What is published after this has returned arrives.
     *
     * @param topic what
     * @param inFlight how many messages may be unacknowledged
     * @param sink called by one thread at a time, which it must not hold up
     */
    void consume(String topic, int inFlight, Consumer<Message> sink);

    /** Disconnects. */
    @Override
    void close();

    /** One message that was consumed. */
    interface Message {
        /**
         * What was published.
         *
         * @return not a copy
         */
        byte[] body();

        /**
         * Acknowledges, on any thread.
         *
         * @return completes when that has been given to the broker, as safely as the adapter does it
         */
        CompletionStage<?> ack();
    }
}
