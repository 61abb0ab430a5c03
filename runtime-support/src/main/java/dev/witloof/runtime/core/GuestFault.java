package dev.witloof.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * The end of guest code by its own fault, in words, before it is known which call it ends. The cause is the engine's own
 * exception. It carries no stack trace: it is thrown where the engine was called, and becomes the cause of nothing.
 */
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the thread was interrupted. */
    private final boolean interruption;

    /**
     * Makes a fault.
     *
     * @param message what happened
     * @param interruption whether the guest ended because its thread was interrupted
     * @param cause what the engine threw, or null where that says nothing more
     */
    public GuestFault(String message, boolean interruption, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.interruption = interruption;
    }

    /**
     * Whether the guest ended because its thread was interrupted.
     *
     * @return true also where a deadline interrupted it
     */
    public boolean interruption() {
        return interruption;
    }
}
