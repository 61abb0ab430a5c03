package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ListPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.ListValue;
import dev.witloof.runtime.abi.LiftLower;
import java.util.List;

/** Lists of what is no number or bool. */
final class ListConversion extends SpanConversion {
    private static final long MOST_ELEMENT = 1 << 30;

    private final Conversion element;
    private final int elementWeight;

    ListConversion(ListPlan plan, Conversion element) {
        super(plan, Weights.LIST);
        this.element = element;
        this.elementWeight = (int) Math.min(MOST_ELEMENT, Weights.ELEMENT + element.weight());
    }

    @Override
    ComponentValue liftSpan(LiftLower cx, int ptr, int length) {
        cx.checkList(ptr, length, element.size(), element.alignment(), elementWeight);
        ComponentValue[] elements = new ComponentValue[length];
        for (int i = 0, at = ptr; i < length; i++, at += element.size()) {
            elements[i] = element.load(cx, at);
        }
        return ListValue.of(List.of(elements));
    }

    @Override
    long lowerSpan(LiftLower cx, ComponentValue value) {
        if (!(value instanceof ListValue list)) {
            throw misfit(value);
        }
        List<ComponentValue> elements = list.elements();
        int count = elements.size();
        int ptr = cx.allocateList(count, element.size(), element.alignment());
        for (int i = 0, at = ptr; i < count; i++, at += element.size()) {
            element.store(cx, elements.get(i), at);
        }
        return (ptr & 0xFFFF_FFFFL) | ((long) count << 32);
    }
}
