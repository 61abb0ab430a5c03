package dev.witloof.runtime.link;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.dynamic.GuestToGuestFunction;
import org.jspecify.annotations.Nullable;

/** A call from one component instance to another, which is there later than what calls it. */
final class ComponentCall implements HostFunction {
    private final Bridge bridge;
    private @Nullable GuestToGuestFunction target;

    ComponentCall(Bridge bridge) {
        this.bridge = bridge;
    }

    /** Ties the call to the function that it calls. */
    void connect(Lifting callee) {
        target = new GuestToGuestFunction(bridge.callerSide(), bridge.calleeSide(), callee);
    }

    @Override
    public long call(Lowering cx, long[] flat) {
        GuestToGuestFunction function = target;
        if (function == null) {
            throw new LinkException("the function `" + bridge.callee().name() + "` is called before it is there");
        }
        return function.call(cx, flat);
    }
}
