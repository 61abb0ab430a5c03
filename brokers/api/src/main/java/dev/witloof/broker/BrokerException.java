package dev.witloof.broker;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says what went wrong at a broker, or that it cannot do what was asked; {@link #kind()} is what programs look at. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    private final Kind kind;

    /** What went wrong. */
    public enum Kind {
        /** The time for an answer is over. For a publish: the message may or may not have been taken. */
        TIMEOUT,
        /** The broker cannot be reached, the connection broke, or it was closed on this side. */
        CONNECTION,
        /** The broker, or a rule in front of it, does not allow this. */
        PERMISSION_DENIED,
        /** The topic breaks the broker's rules, or has a wildcard where none is allowed. */
        INVALID_TOPIC,
        /** The message is larger than the limit; the text has both numbers. */
        TOO_LARGE,
        /** The broker cannot do this at all, or not as it is configured; asking again will not help. */
        UNSUPPORTED,
        /** The broker can tell that nobody would get the message: no stream, no queue, no responder. */
        NO_ROUTE,
        /** A limit is reached: a queue is full, too many requests are open. Asking later may help. */
        QUOTA,
        /** Anything else. */
        OTHER
    }

    /**
     * Makes an exception.
     *
     * @param kind what went wrong
     * @param message what was found, what was wanted and, where known, what to do
     */
    public BrokerException(Kind kind, String message) {
        super(Objects.requireNonNull(message, "message"));
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * Makes an exception with a cause.
     *
     * @param kind what went wrong
     * @param message what was found, what was wanted and, where known, what to do
     * @param cause the client library's exception
     */
    public BrokerException(Kind kind, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), Objects.requireNonNull(cause, "cause"));
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * The broker exception behind what a stage failed with: unwraps {@link CompletionException} and
     * {@link ExecutionException}, and wraps anything else as {@link Kind#OTHER}.
     *
     * @param failure what a stage failed with
     * @return the exception itself if there is one
     */
    public static BrokerException from(Throwable failure) {
        Throwable found = Objects.requireNonNull(failure, "failure");
        while (found instanceof CompletionException || found instanceof ExecutionException) {
            Throwable cause = found.getCause();
            if (cause == null) {
                break;
            }
            found = cause;
        }
        return found instanceof BrokerException known
                ? known
                : new BrokerException(Kind.OTHER, String.valueOf(found), found);
    }

    /**
     * What went wrong.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
