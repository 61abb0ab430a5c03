package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.StringPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.StringValue;
import dev.witloof.runtime.abi.LiftLower;
import dev.witloof.runtime.abi.StringOrigin;

/** Strings; those on their way to another guest remember how they lay in this one. */
final class StringConversion extends SpanConversion {
    private final boolean toGuest;

    StringConversion(StringPlan plan, boolean toGuest) {
        super(plan, Weights.STRING);
        this.toGuest = toGuest;
    }

    @Override
    ComponentValue liftSpan(LiftLower cx, int ptr, int length) {
        String string = cx.liftString(ptr, length);
        return StringValue.lifted(string, toGuest ? cx.stringOrigin(length) : StringOrigin.JAVA);
    }

    @Override
    long lowerSpan(LiftLower cx, ComponentValue value) {
        if (value instanceof StringValue string) {
            return cx.lowerString(string.value(), string.origin());
        }
        throw misfit(value);
    }
}
