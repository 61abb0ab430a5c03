package dev.witloof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The error of a WIT function whose result is {@code result<_, e>}: the superclass of every generated exception.
 *
 * <p>It is a value that travels as an exception, so it records no stack trace unless the system property
 * {@code witloof.stackTraces} is {@code true} when this class is initialised.
 */
public abstract class WitException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final boolean STACK_TRACES = Boolean.getBoolean("witloof.stackTraces");

    /** Makes an error without a cause. */
    protected WitException() {
        this(null);
    }

    /**
     * Makes an error with a cause.
     *
     * @param cause what led to it on this side of the call, which the guest never sees
     */
    protected WitException(@Nullable Throwable cause) {
        super(null, cause, true, STACK_TRACES);
    }

    /**
     * Returns what the WIT type carries as its error.
     *
     * @return the payload; {@link Unit#INSTANCE} where the type has none
     */
    public abstract Object payload();

    /**
     * Returns the payload as text.
     *
     * @return the payload's {@code toString()}
     */
    @Override
    public String getMessage() {
        return String.valueOf(payload());
    }
}
