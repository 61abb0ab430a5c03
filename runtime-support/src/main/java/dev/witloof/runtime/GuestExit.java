package dev.witloof.runtime;

/**
 * What a Java implementation throws to end the guest that has called it, because the guest itself wants to end, as
 * {@code wasi:cli/exit} does.
 *
 * <p>Nothing of the guest runs afterwards. Its caller gets a {@link Trap} of {@link Trap.Rule#EXIT} with the same message,
 * and this as its cause: nothing has failed.
 */
public abstract class GuestExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the end of a guest, without a stack trace.
     *
     * @param message how the guest has ended, for people
     */
    protected GuestExit(String message) {
        super(message, null, false, false);
    }
}
