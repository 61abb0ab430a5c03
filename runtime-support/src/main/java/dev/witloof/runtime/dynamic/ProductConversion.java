package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.abi.LiftLower;
import java.util.Arrays;
import java.util.List;

/** Records and tuples. */
abstract class ProductConversion extends Conversion {
    private final Conversion[] fields;
    private final int[] offsets;
    private final int[] flatIndices;

    ProductConversion(RecordPlan plan, List<Conversion> fields) {
        super(plan, Weights.LIST + weight(fields));
        this.fields = fields.toArray(new Conversion[0]);
        this.offsets = plan.fields().stream().mapToInt(FieldPlan::offset).toArray();
        this.flatIndices = plan.fields().stream()
                .mapToInt(field -> field.flatStart().orElse(0))
                .toArray();
    }

    private static long weight(List<Conversion> fields) {
        return fields.stream()
                .mapToLong(field -> Weights.ELEMENT + field.weight())
                .sum();
    }

    /** Makes the value of its fields. */
    abstract ComponentValue make(List<ComponentValue> values);

    /** The fields of a value in order, as many as the type has. */
    abstract List<ComponentValue> values(ComponentValue value);

    @Override
    public final ComponentValue lift(LiftLower cx, long[] flat, int at) {
        ComponentValue[] values = new ComponentValue[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].lift(cx, flat, at + flatIndices[i]);
        }
        return make(Arrays.asList(values));
    }

    @Override
    public final ComponentValue load(LiftLower cx, int ptr) {
        ComponentValue[] values = new ComponentValue[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].load(cx, ptr + offsets[i]);
        }
        return make(Arrays.asList(values));
    }

    @Override
    public final void lower(LiftLower cx, ComponentValue value, long[] flat, int at) {
        List<ComponentValue> values = checked(value);
        for (int i = 0; i < fields.length; i++) {
            fields[i].lower(cx, values.get(i), flat, at + flatIndices[i]);
        }
    }

    @Override
    public final void store(LiftLower cx, ComponentValue value, int ptr) {
        List<ComponentValue> values = checked(value);
        for (int i = 0; i < fields.length; i++) {
            fields[i].store(cx, values.get(i), ptr + offsets[i]);
        }
    }

    private List<ComponentValue> checked(ComponentValue value) {
        List<ComponentValue> values = values(value);
        if (values.size() != fields.length) {
            throw misfit(value);
        }
        return values;
    }
}
