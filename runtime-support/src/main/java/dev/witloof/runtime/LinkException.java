package dev.witloof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A component and the Java code it is to be linked with do not fit: something is missing, of another type, or of
 * another version. The message names it, with both types, and says what to do.
 */
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what does not fit, what was wanted, and what to do
     */
    public LinkException(String message) {
        super(message);
    }

    /**
     * Makes the exception with a cause.
     *
     * @param message what does not fit, what was wanted, and what to do
     * @param cause what was thrown underneath
     */
    public LinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
