package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.ValuePlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.dynamic.Conversion;
import dev.witloof.runtime.dynamic.Conversions;
import dev.witloof.runtime.wave.Wave;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of {@link SpecificationVectorsTest}, on the implementation without generated code. */
class DynamicVectorsTest {
    static Stream<Vector> lowered() {
        return SpecificationVectorsTest.lowered();
    }

    static Stream<Vector> lifted() {
        return SpecificationVectorsTest.lifted();
    }

    static Stream<Vector> trapping() {
        return SpecificationVectorsTest.trapping();
    }

    @ParameterizedTest
    @MethodSource("lowered")
    void isLoweredAsTheSpecificationSays(Vector vector) {
        FakeGuest guest = new FakeGuest();
        VectorHeap heap = new VectorHeap(guest.memory);
        guest.realloc = heap;
        guest.encoding = vector.encoding();
        LiftLower cx = guest.context();
        ValuePlan plan = vector.plan();
        ComponentValue value = DynamicValues.of(plan, vector.value());
        value.check(plan.type());
        if (vector.isFlat()) {
            long[] flat = new long[plan.flat().size()];
            conversion(plan).lower(cx, value, flat, 0);
            assertThat(flat).isEqualTo(vector.flat());
        } else {
            int ptr = cx.allocate(plan.size(), plan.alignment());
            assertThat(ptr).isEqualTo((int) vector.at());
            conversion(plan).store(cx, value, ptr);
        }
        assertThat(heap.contents()).isEqualTo(vector.memory());
    }

    @ParameterizedTest
    @MethodSource("lifted")
    void isLiftedAsTheSpecificationSays(Vector vector) {
        ComponentValue lifted = lift(vector);
        assertThat(lifted).isEqualTo(DynamicValues.of(vector.plan(), vector.value()));
        lifted.check(vector.plan().type());
    }

    @ParameterizedTest
    @MethodSource("lifted")
    void isReadFromTheTextThatItIsPrintedAs(Vector vector) {
        ComponentValue value = DynamicValues.of(vector.plan(), vector.value());
        assertThat(Wave.parse(Wave.print(value), vector.plan().type())).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("trapping")
    void trapsAsTheSpecificationSays(Vector vector) {
        assertThatThrownBy(() -> lift(vector)).isInstanceOfAny(Trap.class, GuestFault.class);
    }

    private static ComponentValue lift(Vector vector) {
        FakeGuest guest = new FakeGuest();
        guest.memory.write(FakeGuest.HEAP, vector.memory());
        guest.encoding = vector.encoding();
        Lowering cx = guest.context();
        ValuePlan plan = vector.plan();
        return vector.isFlat()
                ? conversion(plan).lift(cx, vector.flat(), 0)
                : conversion(plan).load(cx, cx.results(vector.at(), plan.size(), plan.alignment()));
    }

    private static Conversion conversion(ValuePlan plan) {
        return new Conversions(List.of(), false).of(plan);
    }
}
