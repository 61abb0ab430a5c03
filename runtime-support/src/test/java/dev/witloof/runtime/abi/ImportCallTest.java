package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.GuestExit;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportCallTest {
    private final FakeGuest guest = new FakeGuest();

    @Test
    void whatJavaThrowsIsATrapWithItsCause() {
        IllegalStateException failure = new IllegalStateException("no such topic");
        Lowering anImport = guest.imported((cx, flat) -> {
            throw failure;
        });
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0])))
                .isInstanceOf(Trap.class)
                .hasMessage(
                        "test.import: the Java implementation failed: java.lang.IllegalStateException: no such topic")
                .hasCause(failure);
    }

    @Test
    void aGuestThatAsksToEndHasNotFailed() {
        GuestExit exit = new GuestExit("the guest wants no more") {};
        Lowering anImport = guest.imported((cx, flat) -> {
            throw exit;
        });
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0])))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.rule()).isEqualTo(Trap.Rule.EXIT))
                .hasMessage("the guest wants no more")
                .hasCause(exit);
    }

    @Test
    void theExitOfAnotherGuestThatJavaHasCalledIsAFailureOfTheJavaImplementation() {
        Trap exit = new Trap(Trap.Rule.EXIT, "the guest wants no more", new GuestExit("the guest wants no more") {});
        Lowering anImport = guest.imported((cx, flat) -> {
            throw exit;
        });
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0])))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.rule()).isEqualTo(Trap.Rule.HOST))
                .hasMessage("test.import: the Java implementation failed: " + exit)
                .hasCause(exit);
    }

    @Test
    void theExitOfAGuestThatIsTheImportEndsItsCallerToo() {
        Trap exit = new Trap(Trap.Rule.EXIT, "the guest wants no more", new GuestExit("the guest wants no more") {});
        Lowering anImport = guest.imported(Callee.GUEST, (cx, flat) -> {
            throw exit;
        });
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0]))).isSameAs(exit);
    }

    @Test
    void aCheckedExceptionThatNothingDeclaresIsATrapOfTheImportToo() {
        Exception failure = new IOException("connection reset");
        Lowering anImport = guest.imported((cx, flat) -> throwUndeclared(failure));
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0])))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: the Java implementation failed: java.io.IOException: connection reset")
                .hasCause(failure);
    }

    @SuppressWarnings("unchecked") // a cast to a type variable checks nothing, as in code of other languages
    private static <E extends Exception> long throwUndeclared(Exception failure) throws E {
        throw (E) failure;
    }

    @Test
    void aTrapOfAnotherGuestPassesThrough() {
        Trap trap = new Trap("unreachable");
        Lowering anImport = guest.imported((cx, flat) -> {
            throw trap;
        });
        assertThatThrownBy(() -> anImport.call(new long[0])).isSameAs(trap);
    }

    @Test
    void whatTheGuestDidWrongSaysInWhichImport() {
        Lowering reading = guest.imported((cx, flat) -> cx.memory().getInt((int) flat[0]));
        assertThatThrownBy(() -> reading.call(new long[] {0xFFFF_FFF0L}))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: out of bounds memory access: 4 bytes at address 4294967280 of a memory of"
                        + " 65536 bytes")
                .hasNoCause();
        Lowering lifting = guest.imported((cx, flat) -> Scalars.liftChar((int) flat[0]));
        assertThatThrownBy(() -> lifting.call(new long[] {0xD800}))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: invalid char: 0xd800 is not a Unicode scalar value");
    }

    @Test
    void anErrorPassesThrough() {
        OutOfMemoryError error = new OutOfMemoryError("heap");
        Lowering anImport = guest.imported((cx, flat) -> {
            throw error;
        });
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0]))).isSameAs(error);
    }

    @Test
    void aResultThatCannotBeLoweredIsATrap() {
        Lowering anImport = guest.imported((cx, flat) -> Scalars.lowerU8(300));
        assertThatThrownBy(() -> guest.run(() -> anImport.call(new long[0])))
                .isInstanceOf(Trap.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("a u8 must be 0 to 255: 300");
    }

    @Test
    void lendsOfNestedCallsEndEachWithItsOwn() {
        ResourceBinding type = ResourceBinding.host("thing");
        Thing.Host thing = new Thing.Host();
        InstanceState instance = guest.instance;
        int outer =
                (int) guest.imported((cx, flat) -> cx.lowerOwn(0, thing), type).call(new long[0]);
        int inner =
                (int) guest.imported((cx, flat) -> cx.lowerOwn(0, thing), type).call(new long[0]);
        Lowering borrowing =
                guest.imported((cx, flat) -> cx.liftBorrow(0, (int) flat[0]).hashCode(), type);
        Lowering nesting = guest.imported(
                (cx, flat) -> {
                    cx.liftBorrow(0, outer);
                    borrowing.call(new long[] {inner});
                    instance.resourceDrop(type, inner);
                    assertThatThrownBy(() -> instance.resourceDrop(type, outer)).isInstanceOf(Trap.class);
                    return 0;
                },
                type);
        nesting.call(new long[0]);
        instance.resourceDrop(type, outer);
        assertThat(thing.closed).isEqualTo(2);
    }

    @Test
    void manyParametersAndALargeResultGoThroughMemory() {
        FunctionPlan plan = new AbiPlanner()
                .plan(TypeText.parseFunction("func(a: string, b: tuple<u64, u64, u64, u64, u64, u64, u64, u64>,"
                        + " c: tuple<u64, u64, u64, u64, u64, u64, u64>) -> list<string>"));
        assertThat(plan.parametersSpilled()).isTrue();
        List<Object> values =
                List.of("text", List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), List.of(9L, 10L, 11L, 12L, 13L, 14L, 15L));
        Lowering anImport = guest.imported((cx, flat) -> {
            assertThat(ValueLifting.parameters(cx, plan, flat)).isEqualTo(values);
            int area = cx.results(flat[1], 8, 4);
            new ValueLowering(cx, List.of()).store(plan.result().orElseThrow(), List.of("a", "b"), area);
            return 0;
        });
        Lifting f = guest.export(1, 1, arguments -> {
            anImport.call(new long[] {arguments[0], 32});
            return 32;
        });
        f.enter();
        try {
            ValueLowering.parameters(f, plan, values);
            assertThat(ValueLifting.result(f, plan, f.call())).isEqualTo(List.of("a", "b"));
            f.postReturn();
        } finally {
            f.exit();
        }
    }
}
