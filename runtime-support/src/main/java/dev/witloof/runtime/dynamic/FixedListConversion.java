package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.ListValue;
import dev.witloof.runtime.abi.LiftLower;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lists of fixed length, whose elements lie where the list itself does. */
final class FixedListConversion extends Conversion {
    private static final long MOST_ELEMENT = 1 << 30;

    private final Conversion element;
    private final int length;
    private final int elementWeight;
    private final Optional<PrimitiveType> number;

    FixedListConversion(FixedListPlan plan, Conversion element) {
        super(plan, Weights.LIST);
        this.element = element;
        this.length = plan.length();
        this.elementWeight = (int) Math.min(MOST_ELEMENT, Weights.ELEMENT + element.weight());
        this.number = plan.element() instanceof ScalarPlan scalar && scalar.type() != PrimitiveType.CHAR
                ? Optional.of(scalar.type())
                : Optional.empty();
    }

    @Override
    public ComponentValue lift(LiftLower cx, long[] flat, int at) {
        ComponentValue[] elements = new ComponentValue[length];
        for (int i = 0; i < length; i++) {
            elements[i] = element.lift(cx, flat, at + i * element.flatCount());
        }
        return ListValue.of(Arrays.asList(elements));
    }

    @Override
    public ComponentValue load(LiftLower cx, int ptr) {
        if (number.isPresent()) {
            return ListValue.lift(number.get(), cx, ptr, length);
        }
        cx.checkList(ptr, length, element.size(), element.alignment(), elementWeight);
        ComponentValue[] elements = new ComponentValue[length];
        for (int i = 0, from = ptr; i < length; i++, from += element.size()) {
            elements[i] = element.load(cx, from);
        }
        return ListValue.of(Arrays.asList(elements));
    }

    @Override
    public void lower(LiftLower cx, ComponentValue value, long[] flat, int at) {
        List<ComponentValue> elements = elements(value);
        for (int i = 0; i < length; i++) {
            element.lower(cx, elements.get(i), flat, at + i * element.flatCount());
        }
    }

    @Override
    public void store(LiftLower cx, ComponentValue value, int ptr) {
        List<ComponentValue> elements = elements(value);
        for (int i = 0, to = ptr; i < length; i++, to += element.size()) {
            element.store(cx, elements.get(i), to);
        }
    }

    private List<ComponentValue> elements(ComponentValue value) {
        if (value instanceof ListValue list && list.size() == length) {
            return list.elements();
        }
        throw misfit(value);
    }
}
