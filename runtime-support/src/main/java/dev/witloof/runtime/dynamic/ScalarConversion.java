package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.ScalarValue;
import dev.witloof.runtime.abi.LiftLower;
import dev.witloof.runtime.abi.Scalars;

/** Numbers, bools and chars. */
final class ScalarConversion extends WordConversion {
    private final PrimitiveType type;

    ScalarConversion(ScalarPlan plan) {
        super(plan, plan.type() == PrimitiveType.BOOL ? 0 : Weights.OBJECT);
        this.type = plan.type();
    }

    @Override
    ComponentValue fromWord(LiftLower cx, long word) {
        if (type == PrimitiveType.CHAR) {
            // Here it is the guest's fault.
            Scalars.liftChar((int) word);
        }
        return ScalarValue.of(type, word);
    }

    @Override
    long toWord(LiftLower cx, ComponentValue value) {
        if (value instanceof ScalarValue scalar && scalar.type() == type) {
            return scalar.bits();
        }
        throw misfit(value);
    }
}
