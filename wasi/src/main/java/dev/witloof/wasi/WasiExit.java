package dev.witloof.wasi;

import dev.witloof.runtime.GuestExit;
import dev.witloof.runtime.Trap;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The end of a guest by its own wish: what {@code wasi:cli/exit} throws.
 *
 * <p>Nothing of the guest runs afterwards, so its caller gets a {@link Trap} of {@link Trap.Rule#EXIT} with this as the
 * cause. {@link #code(Trap)} tells the code:
 *
 * <pre>{@code
 * try {
 *     guest.exports().handle();
 * } catch (Trap trap) {
 *     int code = WasiExit.code(trap).orElseThrow(() -> trap);
 * }
 * }</pre>
 */
public final class WasiExit extends GuestExit {
    private static final long serialVersionUID = 1L;

    /** 0 for success. */
    private final int code;

    /**
     * Makes the end of a guest.
     *
     * @param code the exit code, 0 for success
     */
    public WasiExit(int code) {
        super("the guest has exited with code " + code);
        this.code = code;
    }

    /**
     * The exit code.
     *
     * @return 0 for success
     */
    public int code() {
        return code;
    }

    /**
     * Tells whether a guest was ended by its own wish, in this call or in an earlier one. Not so where what Java
     * implements for it has failed by the exit of another guest.
     *
     * @param trap what the guest's caller got
     * @return the exit code, if it was
     */
    public static OptionalInt code(Trap trap) {
        @Nullable Throwable cause = trap;
        while (cause instanceof Trap each && each.rule() != Trap.Rule.HOST) {
            cause = each.getCause();
        }
        return cause instanceof WasiExit exit ? OptionalInt.of(exit.code) : OptionalInt.empty();
    }
}
