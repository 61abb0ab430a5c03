package dev.witloof.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * The end of guest code by its own fault, in words, before it is known which call it ends. The cause is the engine's own
 * exception. It carries no stack trace: it is thrown where the engine was called, and becomes the cause of nothing.
 */
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes a fault.
     *
     * @param message what happened
     * @param cause what the engine threw, or null where that says nothing more
     */
    public GuestFault(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
