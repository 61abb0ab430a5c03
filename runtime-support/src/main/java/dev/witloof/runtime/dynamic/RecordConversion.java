package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.RecordValue;
import java.util.List;

/** Records. */
final class RecordConversion extends ProductConversion {
    private final RecordValue.Shape shape;

    RecordConversion(RecordPlan plan, List<Conversion> fields) {
        super(plan, fields);
        this.shape = new RecordValue.Shape(
                plan.fields().stream().map(FieldPlan::name).toList());
    }

    @Override
    ComponentValue make(List<ComponentValue> values) {
        return shape.of(values);
    }

    @Override
    List<ComponentValue> values(ComponentValue value) {
        if (value instanceof RecordValue record) {
            return record.values(shape);
        }
        throw misfit(value);
    }
}
