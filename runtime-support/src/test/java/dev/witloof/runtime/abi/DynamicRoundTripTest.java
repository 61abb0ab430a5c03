package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.RandomValues;
import dev.witloof.runtime.dynamic.Conversion;
import dev.witloof.runtime.dynamic.Conversions;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import dev.witloof.runtime.dynamic.FunctionConversion;
import dev.witloof.runtime.dynamic.GuestToGuestFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of types by chance, through memory, core values and calls. */
class DynamicRoundTripTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static StringEncoding encoding(long seed) {
        return seed % 3 == 0 ? StringEncoding.UTF8 : seed % 3 == 1 ? StringEncoding.UTF16 : StringEncoding.LATIN1_UTF16;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comeBackFromMemoryAndFromCoreValues(long seed) {
        RandomValues random = new RandomValues(seed);
        for (int i = 0; i < 10; i++) {
            ValueType type = random.type(4);
            ComponentValue value = random.value(type);
            FakeGuest guest = new FakeGuest();
            guest.encoding = encoding(seed + i);
            ValuePlan plan = new AbiPlanner().plan(type);
            Conversion conversion = new Conversions(List.of(), false).of(plan);
            LiftLower cx = guest.context();
            int ptr = cx.allocate(plan.size(), plan.alignment());
            conversion.store(cx, value, ptr);
            assertThat(conversion.load(cx, ptr)).isEqualTo(value);
            if (plan.flattens()) {
                long[] flat = new long[plan.flat().size() + 1];
                conversion.lower(cx, value, flat, 1);
                assertThat(conversion.lift(cx, flat, 1)).isEqualTo(value);
            }
        }
    }

    /** Java calls a guest, which calls another, which calls Java, which returns what it was given. */
    @ParameterizedTest
    @MethodSource("seeds")
    void comeBackThroughTwoGuests(long seed) {
        RandomValues random = new RandomValues(seed);
        ValueType type = random.type(4);
        ComponentValue value = random.value(type);
        FunctionType echo = new FunctionType(List.of(new FunctionType.Parameter("a", type)), Optional.of(type), false);
        FunctionPlan plan = new AbiPlanner().plan(echo);
        FakeGuest.Store store = new FakeGuest.Store();
        FakeGuest inner = new FakeGuest(store);
        inner.encoding = encoding(seed);
        FakeGuest outer = new FakeGuest(store);
        outer.encoding = encoding(seed / 3);

        Lifting innermost = passing(
                inner,
                plan,
                inner.imported(new DynamicHostFunction(
                        FunctionConversion.of(plan), arguments -> Optional.of(arguments.get(0)))));
        FunctionConversion side = FunctionConversion.betweenGuests(plan);
        Lifting outermost =
                passing(outer, plan, outer.imported(Callee.GUEST, new GuestToGuestFunction(side, side, innermost)));

        assertThat(new DynamicFunction(FunctionConversion.of(plan), outermost).call(List.of(value)))
                .contains(value);
    }

    /** An export whose code passes its parameters on to an import, and returns the import's result. */
    private static Lifting passing(FakeGuest guest, FunctionPlan plan, Lowering imported) {
        int parameters = plan.liftSignature().parameters().size();
        return guest.export(parameters, 1, arguments -> {
            long[] flat =
                    Arrays.copyOf(arguments, plan.lowerSignature().parameters().size());
            if (!plan.resultSpilled()) {
                return imported.call(flat);
            }
            flat[parameters] = 8;
            imported.call(flat);
            return 8;
        });
    }
}
