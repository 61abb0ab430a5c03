package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.witloof.runtime.abi.CoreFunction;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A function of a Chicory instance. */
final class ChicoryFunction extends CoreFunction {
    private final Instance instance;
    private final @Nullable Memory memory;
    private final Machine machine;
    private final int index;
    private final FunctionType type;
    private final @Nullable MethodHandle entry;

    ChicoryFunction(Instance instance, int index, CompiledEntries entries) {
        this.instance = instance;
        this.memory = instance.memory();
        this.machine = instance.getMachine();
        this.index = index;
        this.type = instance.type(instance.functionType(index));
        this.entry = entries.of(machine, index).orElse(null);
    }

    @Override
    public long call(long[] arguments) {
        long[] results;
        MethodHandle direct = entry;
        try {
            results = direct == null
                    ? machine.call(index, arguments)
                    : (long[]) direct.invokeExact(instance, memory, arguments);
        } catch (Error e) {
            if (e instanceof StackOverflowError) {
                throw Faults.of(e);
            }
            throw e;
        } catch (Throwable e) {
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
