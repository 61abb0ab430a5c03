package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.ValuePlan;
import dev.witloof.runtime.Trap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationVectorsTest {
    static Stream<Vector> lowered() {
        return Stream.concat(Vector.read("values.jsonl"), Vector.read("surrogates.jsonl"));
    }

    static Stream<Vector> lifted() {
        return Stream.concat(Vector.read("values.jsonl"), Vector.read("lifts.jsonl"));
    }

    static Stream<Vector> trapping() {
        return Vector.read("traps.jsonl");
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
        ValueLowering lowering = new ValueLowering(cx, List.of());
        if (vector.isFlat()) {
            long[] flat = new long[plan.flat().size()];
            lowering.flat(plan, vector.value(), flat, 0);
            assertThat(flat).isEqualTo(vector.flat());
        } else {
            int ptr = cx.allocate(plan.size(), plan.alignment());
            assertThat(ptr).isEqualTo((int) vector.at());
            lowering.store(plan, vector.value(), ptr);
        }
        assertThat(heap.contents()).isEqualTo(vector.memory());
    }

    @ParameterizedTest
    @MethodSource("lifted")
    void isLiftedAsTheSpecificationSays(Vector vector) {
        Object lifted = lift(vector);
        assertThat(Values.equal(lifted, vector.value()))
                .as("%s", Values.text(lifted))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("trapping")
    void trapsAsTheSpecificationSays(Vector vector) {
        assertThatThrownBy(() -> lift(vector)).isInstanceOfAny(Trap.class, GuestFault.class);
    }

    private static Object lift(Vector vector) {
        FakeGuest guest = new FakeGuest();
        guest.memory.write(FakeGuest.HEAP, vector.memory());
        guest.encoding = vector.encoding();
        Lowering cx = guest.context();
        ValuePlan plan = vector.plan();
        ValueLifting lifting = new ValueLifting(cx, List.of());
        return vector.isFlat()
                ? lifting.flat(plan, vector.flat(), 0)
                : lifting.load(plan, cx.results(vector.at(), plan.size(), plan.alignment()));
    }
}
