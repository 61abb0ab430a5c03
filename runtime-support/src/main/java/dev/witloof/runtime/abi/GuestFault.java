package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/**
 * What a guest did wrong, in words, before it is known in which function: the call that it ends makes a
 * {@link Trap} of it, which says so. The cause is the engine's own exception, if it was the engine
 * that noticed. It carries no stack trace, and becomes the cause of nothing.
 */
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was broken. */
    private final Trap.Rule rule;

    /**
     * Makes a fault.
     *
     * @param rule which rule was broken
     * @param message what happened
     * @param cause what the engine threw, or null where that says nothing more
     */
    public GuestFault(Trap.Rule rule, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.rule = rule;
    }

    /**
     * Which rule was broken.
     *
     * @return the rule of the trap that this becomes
     */
    public Trap.Rule rule() {
        return rule;
    }
}
