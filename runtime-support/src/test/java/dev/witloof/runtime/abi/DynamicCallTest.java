package dev.witloof.runtime.abi;

import static dev.witloof.runtime.ComponentValue.bytes;
import static dev.witloof.runtime.ComponentValue.list;
import static dev.witloof.runtime.ComponentValue.string;
import static dev.witloof.runtime.ComponentValue.u32;
import static dev.witloof.runtime.ComponentValue.u8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.StringValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import dev.witloof.runtime.dynamic.FunctionConversion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls in both directions without generated code. */
class DynamicCallTest {
    private final FakeGuest guest = new FakeGuest();

    private static FunctionConversion conversion(String function) {
        return FunctionConversion.of(plan(function));
    }

    private static FunctionPlan plan(String function) {
        return new AbiPlanner().plan(TypeText.parseFunction(function));
    }

    private DynamicFunction export(String function, FakeGuest.Body body) {
        FunctionPlan plan = plan(function);
        Lifting lifting = guest.export(
                plan.liftSignature().parameters().size(),
                plan.liftSignature().results().size(),
                body);
        return new DynamicFunction(FunctionConversion.of(plan), lifting);
    }

    private Lowering imported(String function, ComponentFunction implementation) {
        return guest.imported(new DynamicHostFunction(conversion(function), implementation));
    }

    @Test
    void aGuestIsCalledWithFlatParameters() {
        DynamicFunction add =
                export("func(a: u32, b: u8) -> u32", arguments -> Scalars.flat((int) (arguments[0] + arguments[1])));
        assertThat(add.call(List.of(u32(40), u8(2)))).contains(u32(42));
        assertThat(add.type()).hasToString("func(a: u32, b: u8) -> u32");
        assertThat(guest.store.events).containsExactly("started", "ended");
    }

    @Test
    void aGuestIsCalledThroughItsMemory() {
        StringBuilder type = new StringBuilder("func(a0: u8");
        for (int i = 1; i < 17; i++) {
            type.append(", a").append(i).append(": u16");
        }
        DynamicFunction function = export(type + ") -> tuple<u32, string>", arguments -> {
            int area = (int) arguments[0];
            guest.memory.putInt(0, guest.memory.getUnsignedShort(area + 32));
            guest.memory.putInt(4, 100);
            guest.memory.putInt(8, 2);
            guest.memory.write(100, "hi".getBytes(StandardCharsets.UTF_8));
            return 0;
        });
        List<ComponentValue> arguments = new ArrayList<>(Collections.nCopies(17, ComponentValue.u16(7)));
        arguments.set(0, u8(1));
        arguments.set(16, ComponentValue.u16(999));
        assertThat(function.call(arguments)).contains(ComponentValue.tuple(u32(999), string("hi")));
        assertThat(guest.allocations).containsExactly("0 0 2 34");
    }

    @Test
    void aFunctionWithoutResultReturnsNothing() {
        assertThat(export("func()", arguments -> 0).call(List.of())).isEmpty();
    }

    @Test
    void theGuestCleansUpAfterItsResultWasRead() {
        AtomicReference<Long> cleaned = new AtomicReference<>();
        guest.postReturn = FakeGuest.function(arguments -> {
            cleaned.set(arguments[0]);
            guest.memory.putInt(0, 0);
            return 0;
        });
        guest.memory.putInt(0, 77);
        DynamicFunction function = export("func() -> tuple<u32, u32>", arguments -> 0);
        assertThat(function.call(List.of())).contains(ComponentValue.tuple(u32(77), u32(0)));
        assertThat(cleaned).hasValue(0L);
    }

    @Test
    void argumentsAreCheckedBeforeTheGuestIsEntered() {
        DynamicFunction function = export("func(a: list<record{b: u8}>)", arguments -> 0);
        assertThatThrownBy(() -> function.call(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test.export: found 0 arguments, wanted 1: func(a: list<record{b: u8}>)");
        ComponentValue bad = list(ComponentValue.record(ComponentValue.field("b", u32(1))));
        assertThatThrownBy(() -> function.call(List.of(bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test.export, parameter `a`, element 0, field `b`: found u32 1, wanted u8");
        assertThat(guest.store.events).isEmpty();
        assertThat(guest.allocations).isEmpty();
        assertThat(function.call(List.of(list()))).isEmpty();
    }

    @Test
    void whatTheGuestReturnsIsCheckedAndPoisons() {
        DynamicFunction function = export("func() -> char", arguments -> 0xD800);
        assertThatThrownBy(() -> function.call(List.of()))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith("test.export: invalid char");
        assertThatThrownBy(() -> function.call(List.of()))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("trapped before");
    }

    @Test
    void javaImplementsAnImport() {
        guest.memory.write(64, "Ada".getBytes(StandardCharsets.UTF_8));
        Lowering greet = imported(
                "func(name: string) -> string", arguments -> Optional.of(string("Hello, " + text(arguments.get(0)))));
        greet.call(new long[] {64, 3, 8});
        assertThat(guest.memory.read(guest.memory.getInt(8), guest.memory.getInt(12)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Hello, Ada");
    }

    private static String text(ComponentValue value) {
        return ((StringValue) value).value();
    }

    @Test
    void aResultOfOneCoreValueIsReturned() {
        assertThat(imported("func() -> s8", arguments -> Optional.of(ComponentValue.s8(-1)))
                        .call(new long[0]))
                .isEqualTo(0xFFFF_FFFFL);
        assertThat(imported("func() -> result", arguments -> Optional.of(ComponentValue.err()))
                        .call(new long[0]))
                .isOne();
        assertThat(imported("func()", arguments -> Optional.empty()).call(new long[0]))
                .isZero();
    }

    @Test
    void aWrongResultOfJavaTraps() {
        Lowering wrong = imported("func() -> u8", arguments -> Optional.of(string("")));
        assertThatThrownBy(() -> wrong.call(new long[0]))
                .isInstanceOf(Trap.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("result: found a string, wanted u8");
        assertThatThrownBy(() ->
                        imported("func() -> u8", arguments -> Optional.empty()).call(new long[0]))
                .cause()
                .hasMessage("result: found none, wanted u8");
        assertThatThrownBy(() ->
                        imported("func()", arguments -> Optional.of(u8(1))).call(new long[0]))
                .cause()
                .hasMessage("result: found a value, wanted none");
    }

    @Test
    void aCheckedExceptionIsTheCauseOfTheTrap() {
        IOException failure = new IOException("no disk");
        Lowering failing = imported("func()", arguments -> {
            throw failure;
        });
        assertThatThrownBy(() -> failing.call(new long[0]))
                .isInstanceOf(Trap.class)
                .hasCause(failure);
    }

    @Test
    void aResultAreaOutsideTheMemoryTrapsBeforeJavaIsCalled() {
        Lowering greet = imported("func() -> string", arguments -> {
            throw new AssertionError("called");
        });
        assertThatThrownBy(() -> greet.call(new long[] {65535}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the result area is unaligned");
    }

    @Test
    void bytesAreCopiedOnceAndNotBoxed() {
        byte[] contents = new byte[4096];
        contents[4095] = -1;
        guest.memory.write(8192, contents);
        AtomicReference<ComponentValue> received = new AtomicReference<>();
        imported("func(a: list<u8>)", arguments -> {
                    received.set(arguments.get(0));
                    return Optional.empty();
                })
                .call(new long[] {8192, 4096});
        assertThat(received.get()).isEqualTo(bytes(contents));
        DynamicFunction back = export("func(a: list<u8>)", arguments -> 0);
        back.call(List.of(received.get()));
        assertThat(guest.allocations).containsExactly("0 0 1 4096");
    }

    @Test
    void aListOfSmallElementsCountsTheObjectsThatItBecomes() {
        guest.store.maxLiftedBytes = 100_000;
        Lowering take = imported("func(a: list<tuple<bool>>)", arguments -> Optional.empty());
        take.call(new long[] {0, 100});
        assertThatThrownBy(() -> take.call(new long[] {0, 60_000}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("more than 100000 bytes together; Store.builder().maxLiftedBytes");
    }

    @Test
    void nestedListsThatOverlapCountEachTime() {
        guest.store.maxLiftedBytes = 1 << 20;
        for (int i = 0; i < 4096; i++) {
            guest.memory.putInt(8 * i, 0);
            guest.memory.putInt(8 * i + 4, 4096);
        }
        Lowering take = imported("func(a: list<list<list<u8>>>)", arguments -> Optional.empty());
        assertThatThrownBy(() -> take.call(new long[] {0, 4096}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("maxLiftedBytes");
    }

    @Test
    void aTypeThatIsHugeWithoutAListCountsToo() {
        String type = "tuple<u8>";
        for (int i = 0; i < 15; i++) {
            type = "tuple<" + type + ", " + type + ">";
        }
        guest.store.maxLiftedBytes = 1 << 20;
        Lowering take = imported("func(a: " + type + ")", arguments -> Optional.empty());
        assertThatThrownBy(() -> take.call(new long[] {0}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("maxLiftedBytes");
    }

    @Test
    void aLimitOfNothingForbidsOnlyStringsAndLists() {
        guest.store.maxLiftedBytes = 0;
        assertThat(export("func() -> tuple<u32, u32>", arguments -> 0).call(List.of()))
                .isPresent();
        assertThatThrownBy(() -> export("func() -> list<string>", arguments -> {
                            guest.memory.putInt(4, 1);
                            return 0;
                        })
                        .call(List.of()))
                .isInstanceOf(Trap.class);
    }

    @Test
    void aGuestsFunctionIsGivenAsAnImport() {
        DynamicFunction twice = export("func(a: u32) -> u32", arguments -> arguments[0] * 2);
        FakeGuest other = new FakeGuest(guest.store);
        Lowering lowering =
                other.imported(Callee.GUEST, new DynamicHostFunction(conversion("func(a: u32) -> u32"), twice));
        assertThat(lowering.call(new long[] {21})).isEqualTo(42);
    }
}
