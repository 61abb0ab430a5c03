package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ValuePlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.abi.LiftLower;

/** What travels as one core value, and lies in memory as its low bytes: scalars, flags and handles. */
abstract class WordConversion extends Conversion {
    WordConversion(ValuePlan plan, long weight) {
        super(plan, weight);
    }

    /** Lifts a word, of which only the bytes that the type has in memory count. */
    abstract ComponentValue fromWord(LiftLower cx, long word);

    /** Lowers to the raw bits of a core value. */
    abstract long toWord(LiftLower cx, ComponentValue value);

    @Override
    public final ComponentValue lift(LiftLower cx, long[] flat, int at) {
        return fromWord(cx, flat[at]);
    }

    @Override
    public final ComponentValue load(LiftLower cx, int ptr) {
        return fromWord(cx, read(cx, ptr, size()));
    }

    @Override
    public final void lower(LiftLower cx, ComponentValue value, long[] flat, int at) {
        flat[at] = toWord(cx, value);
    }

    @Override
    public final void store(LiftLower cx, ComponentValue value, int ptr) {
        write(cx, ptr, size(), toWord(cx, value));
    }
}
