package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.HandlePlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.HandleValue;
import dev.witloof.runtime.abi.LiftLower;
import dev.witloof.runtime.abi.Scalars;

/** Handles of one resource type. */
final class HandleConversion extends WordConversion {
    private final boolean owned;
    private final int slot;

    HandleConversion(HandlePlan plan, int slot) {
        super(plan, Weights.HANDLE);
        this.owned = plan.owned();
        this.slot = slot;
    }

    @Override
    ComponentValue fromWord(LiftLower cx, long word) {
        int handle = (int) word;
        return new HandleValue(owned ? cx.liftOwn(slot, handle) : cx.liftBorrow(slot, handle));
    }

    @Override
    long toWord(LiftLower cx, ComponentValue value) {
        if (value instanceof HandleValue handle) {
            Object resource = handle.resource();
            return Scalars.flat(owned ? cx.lowerOwn(slot, resource) : cx.lowerBorrow(slot, resource));
        }
        throw misfit(value);
    }
}
