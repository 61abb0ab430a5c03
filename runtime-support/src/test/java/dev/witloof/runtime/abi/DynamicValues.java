package dev.witloof.runtime.abi;

import dev.witloof.component.abi.CasePlan;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.abi.StringPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.TupleType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.EnumValue;
import dev.witloof.runtime.FlagsValue;
import dev.witloof.runtime.OptionValue;
import dev.witloof.runtime.RecordValue;
import dev.witloof.runtime.ResultValue;
import dev.witloof.runtime.TupleValue;
import dev.witloof.runtime.VariantValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes {@link ComponentValue}s of the values that {@link ValueLifting} and {@link ValueLowering} have. */
final class DynamicValues {
    private DynamicValues() {}

    static ComponentValue of(ValuePlan plan, Object value) {
        if (plan instanceof ScalarPlan scalar) {
            return scalar(scalar.type(), value);
        } else if (plan instanceof StringPlan) {
            return ComponentValue.string((String) value);
        } else if (plan instanceof ListPlan list) {
            return ComponentValue.list(elements(list.element(), value));
        } else if (plan instanceof FixedListPlan list) {
            return ComponentValue.list(elements(list.element(), value));
        } else if (plan instanceof RecordPlan record) {
            return product(record, (List<?>) value);
        } else if (plan instanceof VariantPlan variant) {
            return sum(variant, (CaseValue) value);
        } else if (plan instanceof FlagsPlan) {
            return FlagsValue.of(
                    ((Set<?>) value).stream().map(String.class::cast).toList());
        }
        return ComponentValue.handle(value);
    }

    private static ComponentValue scalar(PrimitiveType type, Object value) {
        return switch (type) {
            case BOOL -> ComponentValue.bool((Boolean) value);
            case S8 -> ComponentValue.s8(((Number) value).intValue());
            case U8 -> ComponentValue.u8(((Number) value).intValue() & 0xFF);
            case S16 -> ComponentValue.s16(((Number) value).intValue());
            case U16 -> ComponentValue.u16(((Number) value).intValue() & 0xFFFF);
            case S32 -> ComponentValue.s32(((Number) value).intValue());
            case U32 -> ComponentValue.u32(((Number) value).longValue() & 0xFFFF_FFFFL);
            case S64 -> ComponentValue.s64((Long) value);
            case U64 -> ComponentValue.u64((Long) value);
            case F32 -> ComponentValue.f32((Float) value);
            case F64 -> ComponentValue.f64((Double) value);
            case CHAR -> ComponentValue.character((Integer) value);
            case STRING, ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }

    private static List<ComponentValue> elements(ValuePlan element, Object value) {
        List<ComponentValue> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> elements.add(of(element, each)));
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(of(element, Array.get(value, i)));
            }
        }
        return elements;
    }

    private static ComponentValue product(RecordPlan plan, List<?> values) {
        List<RecordValue.Field> fields = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ComponentValue value = of(plan.fields().get(i).plan(), values.get(i));
            fields.add(new RecordValue.Field(plan.fields().get(i).name(), value));
        }
        return plan.type() instanceof TupleType
                ? new TupleValue(fields.stream().map(RecordValue.Field::value).toList())
                : RecordValue.of(fields);
    }

    private static ComponentValue sum(VariantPlan plan, CaseValue value) {
        CasePlan chosen = plan.cases().get(value.index());
        Optional<ComponentValue> payload = Optional.ofNullable(value.payload())
                .map(each -> of(chosen.payload().orElseThrow(), each));
        if (plan.type() instanceof OptionType) {
            return new OptionValue(payload);
        } else if (plan.type() instanceof ResultType) {
            return new ResultValue(value.index() == 0, payload);
        }
        return plan.type() instanceof EnumType
                ? new EnumValue(chosen.name())
                : new VariantValue(chosen.name(), payload);
    }
}
