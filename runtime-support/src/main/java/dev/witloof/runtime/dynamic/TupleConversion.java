package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.RecordPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.TupleValue;
import java.util.List;

/** Tuples. */
final class TupleConversion extends ProductConversion {
    TupleConversion(RecordPlan plan, List<Conversion> fields) {
        super(plan, fields);
    }

    @Override
    ComponentValue make(List<ComponentValue> values) {
        return new TupleValue(values);
    }

    @Override
    List<ComponentValue> values(ComponentValue value) {
        if (value instanceof TupleValue tuple) {
            return tuple.elements();
        }
        throw misfit(value);
    }
}
