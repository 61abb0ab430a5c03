package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.witloof.runtime.core.HostCode;

/**
 * Functions written in Java, as Chicory calls them.
 *
 * <p>All calls of imports go through one place in Chicory. As long as the JVM has seen no more than two classes there, it
 * inlines both, with all that they call, into every such call in the guest's compiled code, until it reaches a limit:
 * what of the guest comes after that, its own loops included, then consists of calls for each access to memory. So
 * imports take turns among several classes that do the same, of which none is inlined. (Measured on a guest with twelve
 * imports and a loop over 64 bytes: a call took 0.4 or 0.65 µs, at random for the life of the process; now 0.37.)
 */
final class HostHandles {
    private HostHandles() {}

    /**
     * Makes a function.
     *
     * @param code what it does
     * @param results how many results it has, 0 or 1
     * @param turn the number of the import
     */
    static WasmFunctionHandle of(HostCode code, int results, int turn) {
        // The caller reads the result at once, before anything can call this function again.
        long[] result = new long[results];
        return switch (turn & 3) {
            case 0 -> (caller, arguments) -> call(code, arguments, result);
            case 1 -> (caller, arguments) -> call(code, arguments, result);
            case 2 -> (caller, arguments) -> call(code, arguments, result);
            default -> (caller, arguments) -> call(code, arguments, result);
        };
    }

    private static long[] call(HostCode code, long[] arguments, long[] result) {
        long value = code.call(arguments);
        if (result.length != 0) {
            result[0] = value;
        }
        return result;
    }
}
