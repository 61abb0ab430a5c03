package dev.witloof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The end of a guest by its own fault or its host's: what the specification calls a trap.
 *
 * <p>A guest traps when it runs {@code unreachable}, breaks a rule of the canonical ABI (invalid UTF-8, a forged handle,
 * a list outside its memory), exhausts its stack, passes its deadline, or when a Java implementation that it called
 * throws what WIT does not declare (which is then the cause). The instance is poisoned: every later call throws a trap
 * with the first one as its cause.
 */
public final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes a trap without a cause.
     *
     * @param message what happened, and where
     */
    public Trap(String message) {
        super(message);
    }

    /**
     * Makes a trap with a cause.
     *
     * @param message what happened, and where
     * @param cause what threw it, or the trap that poisoned the instance
     */
    public Trap(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
