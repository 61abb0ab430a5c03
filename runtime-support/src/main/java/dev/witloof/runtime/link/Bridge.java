package dev.witloof.runtime.link;

import dev.witloof.runtime.dynamic.FunctionConversion;

/**
 * A call from one component instance to another.
 *
 * @param caller the function as it is lowered
 * @param callee the function as it is lifted
 * @param callerSide how the caller passes parameters and result
 * @param calleeSide how the callee takes them
 */
record Bridge(Signature caller, Signature callee, FunctionConversion callerSide, FunctionConversion calleeSide) {
    static Bridge of(Signature caller, Signature callee) {
        return new Bridge(
                caller,
                callee,
                FunctionConversion.betweenGuests(caller.plan()),
                FunctionConversion.betweenGuests(callee.plan()));
    }
}
