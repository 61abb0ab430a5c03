package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import dev.witloof.runtime.abi.CoreFunction;

/** A function that is called through Chicory's dispatcher: works for every machine. */
final class DispatchedFunction extends ChicoryFunction {
    private final DirectFunctions functions;

    DispatchedFunction(DirectFunctions functions, Instance instance, int index) {
        super(instance, index);
        this.functions = functions;
    }

    @Override
    public CoreFunction direct() {
        return functions.of(this);
    }

    @Override
    public long call(long[] arguments) {
        long[] results;
        try {
            results = machine.call(index, arguments);
        } catch (Throwable e) {
            throw failure(e);
        }
        return results == null || results.length == 0 ? 0 : results[0];
    }
}
