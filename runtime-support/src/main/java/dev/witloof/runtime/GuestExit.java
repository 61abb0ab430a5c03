package dev.witloof.runtime;

/**
 * What a Java implementation throws to end the guest that has called it, because the guest itself wants to end, as
 * {@code wasi:cli/exit} does.
 *
 * <p>Nothing of the guest runs afterwards. Its caller gets a {@link Trap} of {@link Trap.Rule#EXIT} with the same message,
 * and this as its cause: nothing has failed.
 *
 * <p>A guest whose import is an export of the one that ends, composed in a component or passed as an object, ends with it.
 * Where Java stands between the two, which implements the import and calls the other guest for that, the trap that it gets
 * is an exception like others: if it lets it pass, the guest that has called it traps with {@link Trap.Rule#HOST}, and that
 * exit as its cause.
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
