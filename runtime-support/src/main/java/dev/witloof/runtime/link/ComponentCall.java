package dev.witloof.runtime.link;

import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Lowering;

final class ComponentCall implements HostFunction {
    ComponentCall(FunctionPlan a, FunctionPlan b) {}

    void connect(Lifting l) {}

    @Override
    public long call(Lowering cx, long[] flat) {
        return 0;
    }
}
