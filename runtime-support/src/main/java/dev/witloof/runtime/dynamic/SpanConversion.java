package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ValuePlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.abi.LiftLower;

/** What travels as an address and a length: strings and lists. */
abstract class SpanConversion extends Conversion {
    SpanConversion(ValuePlan plan, long weight) {
        super(plan, weight);
    }

    abstract ComponentValue liftSpan(LiftLower cx, int ptr, int length);

    /** Lowers to an address in the low half, and a length in the high one. */
    abstract long lowerSpan(LiftLower cx, ComponentValue value);

    @Override
    public final ComponentValue lift(LiftLower cx, long[] flat, int at) {
        return liftSpan(cx, (int) flat[at], (int) flat[at + 1]);
    }

    @Override
    public final ComponentValue load(LiftLower cx, int ptr) {
        return liftSpan(cx, cx.memory().getInt(ptr), cx.memory().getInt(ptr + 4));
    }

    @Override
    public final void lower(LiftLower cx, ComponentValue value, long[] flat, int at) {
        long span = lowerSpan(cx, value);
        flat[at] = span & 0xFFFF_FFFFL;
        flat[at + 1] = span >>> 32;
    }

    @Override
    public final void store(LiftLower cx, ComponentValue value, int ptr) {
        long span = lowerSpan(cx, value);
        cx.memory().putLong(ptr, span);
    }
}
