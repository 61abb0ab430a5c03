package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.Lowering;

/**
 * An import that Java code implements, as Chicory calls it.
 *
 * <p>A template: {@link HostHandles} defines a hidden class from this class's bytes for every import of a module. What
 * the JVM learns of the function that an import runs it keeps by class, so it knows that each of them runs one only.
 */
final class DirectHandle implements WasmFunctionHandle {
    private final Lowering lowering;
    private final HostFunction function;
    private final long[] result;

    DirectHandle(Lowering lowering, int results) {
        this.lowering = lowering;
        this.function = lowering.function();
        // The caller reads the result at once, before anything can call this function again.
        this.result = new long[results];
    }

    @Override
    public long[] apply(Instance caller, long... arguments) {
        int mark = lowering.begin();
        long value;
        try {
            value = function.call(lowering, arguments);
        } catch (Throwable thrown) {
            throw lowering.failed(thrown, mark);
        }
        lowering.end(mark);
        if (result.length != 0) {
            result[0] = value;
        }
        return result;
    }
}
