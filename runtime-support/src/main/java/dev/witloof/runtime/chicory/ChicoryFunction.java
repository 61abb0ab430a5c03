package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.witloof.runtime.abi.CoreFunction;

/** A function of a Chicory instance. */
abstract class ChicoryFunction extends CoreFunction {
    final Instance instance;
    final Machine machine;
    final int index;

    ChicoryFunction(Instance instance, int index) {
        this.instance = instance;
        this.machine = instance.getMachine();
        this.index = index;
    }

    /** Calls the function from another core instance; what is thrown passes through to whoever called that. */
    final long[] callFromGuest(long[] arguments) {
        return machine.call(index, arguments);
    }

    final FunctionType type() {
        return instance.type(instance.functionType(index));
    }

    /** What to throw for what a call threw, where it is not thrown as it is. */
    static RuntimeException failure(Throwable thrown) {
        if (thrown instanceof Error e && !(e instanceof StackOverflowError)) {
            throw e;
        }
        return Faults.of(thrown);
    }
}
