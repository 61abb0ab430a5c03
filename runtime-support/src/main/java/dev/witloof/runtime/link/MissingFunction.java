package dev.witloof.runtime.link;

import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.Lowering;
import java.util.List;
import java.util.Optional;

/** What stands for an imported function that nobody gives, where that may be so: whoever calls it is told which it was. */
final class MissingFunction implements HostFunction, ComponentFunction {
    private final FunctionSource.Imported source;

    MissingFunction(FunctionSource.Imported source) {
        this.source = source;
    }

    @Override
    public long call(Lowering cx, long[] flat) {
        // Nothing is lifted: what the guest wanted to pass stays its own, and ends with it.
        throw trap();
    }

    @Override
    public Optional<ComponentValue> call(List<ComponentValue> arguments) {
        throw trap();
    }

    private Trap trap() {
        return new Trap(
                Trap.Rule.IMPORT_MISSING,
                "the component's import `" + source.display() + "` was called, and the component is not given it: "
                        + source.type());
    }
}
