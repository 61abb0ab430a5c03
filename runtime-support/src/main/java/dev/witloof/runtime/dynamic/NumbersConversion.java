package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.ListValue;
import dev.witloof.runtime.abi.LiftLower;

/** Lists of numbers and bools, which are copied as a whole. */
final class NumbersConversion extends SpanConversion {
    private final PrimitiveType element;

    NumbersConversion(ListPlan plan, PrimitiveType element) {
        super(plan, Weights.LIST);
        this.element = element;
    }

    @Override
    ComponentValue liftSpan(LiftLower cx, int ptr, int length) {
        return ListValue.lift(element, cx, ptr, length);
    }

    @Override
    long lowerSpan(LiftLower cx, ComponentValue value) {
        if (!(value instanceof ListValue list)) {
            throw misfit(value);
        }
        if (list.size() == 0) {
            return ListValue.empty(element).lower(element, cx).orElseThrow();
        }
        return list.lower(element, cx).orElseThrow(() -> misfit(value));
    }
}
