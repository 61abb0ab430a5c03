package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;
import org.jspecify.annotations.Nullable;

/** Puts into words what Chicory throws while guest code runs. */
final class Faults {
    private Faults() {}

    /** What to throw instead: what the runtime threw itself stays as it is. */
    static RuntimeException of(Throwable thrown) {
        if (thrown instanceof Trap || thrown instanceof GuestFault) {
            return (RuntimeException) thrown;
        }
        if (thrown instanceof ChicoryInterruptedException) {
            return new GuestFault(Trap.Rule.INTERRUPTED, "the thread was interrupted", thrown);
        }
        if (thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError) {
            // Without its cause, whose stack trace is a thousand lines of nothing.
            return new GuestFault(Trap.Rule.STACK, "the call stack is exhausted", null);
        }
        if (thrown instanceof WasmException) {
            return new GuestFault(Trap.Rule.OTHER, "an exception was thrown that nothing in the guest catches", thrown);
        }
        if (thrown instanceof ChicoryException) {
            return fault(thrown.getMessage(), thrown);
        }
        return new GuestFault(Trap.Rule.OTHER, "the guest's code failed: " + thrown, thrown);
    }

    private static GuestFault fault(@Nullable String message, Throwable thrown) {
        if (message == null) {
            return new GuestFault(Trap.Rule.OTHER, "the guest trapped", thrown);
        }
        return message.equals("Trapped on unreachable instruction")
                ? new GuestFault(Trap.Rule.UNREACHABLE, "an unreachable instruction was run", thrown)
                : new GuestFault(Trap.Rule.OTHER, message, thrown);
    }
}
