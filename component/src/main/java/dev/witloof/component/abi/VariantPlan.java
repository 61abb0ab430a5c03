package dev.witloof.component.abi;

import dev.witloof.component.type.ValueType;
import java.util.List;

/**
 * The plan of a variant, enum, option or result: a discriminant, then room for the largest payload.
 *
 * <p>The core values are the discriminant as {@code i32} and then, from index 1 on, those of the payload, each of a type
 * that can hold the bits of every case's.
 *
 * @param type a {@code VariantType}, {@code EnumType}, {@code OptionType} or {@code ResultType}
 * @param cases the cases in the order of their discriminants; an option's are {@code none} and {@code some}, a result's
 *     {@code ok} and {@code error}
 * @param discriminantSize the bytes of the discriminant in linear memory: 1, 2 or 4
 * @param payloadOffset the bytes from the start of the variant to every payload in linear memory
 * @param layout the room that a value takes
 */
public record VariantPlan(ValueType type, List<CasePlan> cases, int discriminantSize, int payloadOffset, Layout layout)
        implements ValuePlan {
    /**
     * Copies the list.
     *
     * @param type a {@code VariantType}, {@code EnumType}, {@code OptionType} or {@code ResultType}
     * @param cases the cases
     * @param discriminantSize 1, 2 or 4
     * @param payloadOffset the bytes to every payload
     * @param layout the room that a value takes
     */
    public VariantPlan {
        cases = List.copyOf(cases);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VariantPlan plan && type.equals(plan.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "VariantPlan[" + type + "]";
    }
}
