package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.FlagsValue;
import dev.witloof.runtime.abi.LiftLower;
import dev.witloof.runtime.abi.Scalars;
import java.util.List;

/** Flags: one bit for each. */
final class FlagsConversion extends WordConversion {
    private final List<String> names;

    FlagsConversion(FlagsPlan plan) {
        super(plan, Weights.OBJECT);
        // A copy that the values can keep, instead of one for each.
        this.names = List.copyOf(plan.names());
    }

    @Override
    ComponentValue fromWord(LiftLower cx, long word) {
        return FlagsValue.of(names, (int) word);
    }

    @Override
    long toWord(LiftLower cx, ComponentValue value) {
        if (value instanceof FlagsValue flags) {
            return Scalars.flat(flags.bits(names));
        }
        throw misfit(value);
    }
}
