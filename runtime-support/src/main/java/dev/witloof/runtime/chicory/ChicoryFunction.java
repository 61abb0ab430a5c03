package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.witloof.runtime.abi.CoreFunction;

/** A function of a Chicory instance. */
final class ChicoryFunction extends CoreFunction {
    private final Machine machine;
    private final int index;
    private final FunctionType type;

    ChicoryFunction(Machine machine, int index, FunctionType type) {
        this.machine = machine;
        this.index = index;
        this.type = type;
    }

    @Override
    public long call(long[] arguments) {
        long[] results;
        try {
            results = machine.call(index, arguments);
        } catch (RuntimeException | StackOverflowError e) {
            throw Faults.of(e);
        }
        return results == null || results.length == 0 ? 0 : results[0];
    }

    /** Calls the function from another core instance; what is thrown passes through to whoever called that. */
    long[] callFromGuest(long[] arguments) {
        return machine.call(index, arguments);
    }

    FunctionType type() {
        return type;
    }
}
