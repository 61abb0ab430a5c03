package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import java.util.Optional;

/**
 * Watches what a host does, for metrics and traces. Must be thread-safe and quick: it runs on the threads that run guests.
 * What it throws is logged, and changes nothing.
 */
public interface HostObserver {

    /**
     * A guest is about to get a message.
     *
     * @param message which
     * @return who is told of the end, on the same thread
     */
    default Handling handling(HandledMessage message) {
        return Handling.NONE;
    }

    /**
     * A guest is about to publish. Runs while it handles a message, on the same thread.
     *
     * @param publication what and where to
     * @return who is told of the end, on the same thread
     */
    default Publishing publishing(Publication publication) {
        return Publishing.NONE;
    }

    /** Watches one message. */
    interface Handling {

        /** Watches nothing. */
        Handling NONE = (outcome, disposition) -> {};

        /**
         * The guest has ended with the message. Called once.
         *
         * @param outcome how
         * @param disposition what the broker is now asked to do with the message
         */
        void ended(Outcome outcome, Disposition disposition);
    }

    /** Watches one publication. */
    interface Publishing {

        /** Watches nothing. */
        Publishing NONE = failure -> {};

        /**
         * What is published in place of the guest's message, for one that adds metadata.
         *
         * @param message what the guest publishes
         * @return the message itself unless told otherwise
         */
        default Envelope outgoing(Envelope message) {
            return message;
        }

        /**
         * The broker has taken the message, or not. Called once. Of a request, the replies are there, or not.
         *
         * @param failure the error that the guest gets, if it gets one
         */
        void ended(Optional<Types.Error> failure);
    }

    /**
     * The name of an error in WIT.
     *
     * @param error an error that a guest gets or returns
     * @return {@code timeout}, {@code connection}, {@code permission-denied} or {@code other}
     */
    static String nameOf(Types.Error error) {
        if (error instanceof Types.Error.Connection) {
            return "connection";
        }
        if (error instanceof Types.Error.PermissionDenied) {
            return "permission-denied";
        }
        return error instanceof Types.Error.Other ? "other" : "timeout";
    }
}
