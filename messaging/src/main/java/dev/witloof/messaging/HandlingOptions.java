package dev.witloof.messaging;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How the messages of one subscription are handled. Immutable.
 *
 * <pre>{@code
 * HandlingOptions.DEFAULT.withOnError(OnFailure.REJECT).withDeadline(Duration.ofSeconds(2))
 * }</pre>
 *
 * @param onError what becomes of a message for which the guest returned an error, or which is too large to be given to it
 * @param onTrap what becomes of a message on which the guest trapped, ran into its deadline, or could not be started
 * @param deadline how long the guest may take for one message, more than zero; without it the host's deadline counts.
 *     Every deadline has instances of its own
 */
public record HandlingOptions(OnFailure onError, OnFailure onTrap, Optional<Duration> deadline) {

    /** Every failure is {@link OnFailure#RETRY retried}, and the host's deadline counts. */
    public static final HandlingOptions DEFAULT =
            new HandlingOptions(OnFailure.RETRY, OnFailure.RETRY, Optional.empty());

    /**
     * Checks the range.
     *
     * @param onError see {@link #onError()}
     * @param onTrap see {@link #onTrap()}
     * @param deadline see {@link #deadline()}
     * @throws IllegalArgumentException if the deadline is not more than zero
     */
    public HandlingOptions {
        Objects.requireNonNull(onError, "onError");
        Objects.requireNonNull(onTrap, "onTrap");
        if (deadline.isPresent() && (deadline.get().isZero() || deadline.get().isNegative())) {
            throw new IllegalArgumentException("deadline is " + deadline.get() + ", but wanted is more than zero");
        }
    }

    /**
     * The same with another end for every failure.
     *
     * @param both for errors and traps
     * @return new options
     */
    public HandlingOptions withOnFailure(OnFailure both) {
        return new HandlingOptions(both, both, deadline);
    }

    /**
     * The same with another end for errors.
     *
     * @param newOnError see {@link #onError()}
     * @return new options
     */
    public HandlingOptions withOnError(OnFailure newOnError) {
        return new HandlingOptions(newOnError, onTrap, deadline);
    }

    /**
     * The same with another end for traps.
     *
     * @param newOnTrap see {@link #onTrap()}
     * @return new options
     */
    public HandlingOptions withOnTrap(OnFailure newOnTrap) {
        return new HandlingOptions(onError, newOnTrap, deadline);
    }

    /**
     * The same with a deadline.
     *
     * @param limit more than zero
     * @return new options
     */
    public HandlingOptions withDeadline(Duration limit) {
        return new HandlingOptions(onError, onTrap, Optional.of(limit));
    }
}
