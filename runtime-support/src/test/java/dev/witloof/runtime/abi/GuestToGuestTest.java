package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.dynamic.DynamicResource;
import dev.witloof.runtime.dynamic.FunctionConversion;
import dev.witloof.runtime.dynamic.GuestToGuestFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls from one guest to another: {@link TranscodingTest} has those of strings. */
class GuestToGuestTest {
    private static final InterfaceType THINGS = TypeText.parseInterface("resource thing");

    private final FakeGuest.Store store = new FakeGuest.Store();
    private final FakeGuest caller = new FakeGuest(store);
    private final FakeGuest callee = new FakeGuest(store);
    private final ResourceBinding thing = ResourceBinding.guest("thing", callee.instance);
    private final List<Integer> destroyed = new ArrayList<>();

    GuestToGuestTest() {
        thing.proxies(DynamicResource::new);
        thing.destructor(FakeGuest.function(arguments -> {
            destroyed.add((int) arguments[0]);
            return 0;
        }));
    }

    private static FunctionPlan plan(String type) {
        return new AbiPlanner().plan(TypeText.parseFunction(type, THINGS));
    }

    /** Links a function of the callee to an import of the caller, each with its own binding of the resource. */
    private Lowering link(String type, ResourceBinding callers, ResourceBinding callees, FakeGuest.Body body) {
        FunctionPlan plan = plan(type);
        Lifting function = callee.export(
                plan.liftSignature().parameters().size(),
                plan.liftSignature().results().size(),
                body,
                callees);
        FunctionConversion callerSide = FunctionConversion.betweenGuests(plan(type));
        FunctionConversion calleeSide = FunctionConversion.betweenGuests(plan);
        return caller.imported(Callee.GUEST, new GuestToGuestFunction(callerSide, calleeSide, function), callers);
    }

    private Lowering link(String type, FakeGuest.Body body) {
        return link(type, thing, thing, body);
    }

    /** Calls an import as the code of the caller does, so that a trap ends the caller. */
    private long call(Lowering imported, long... flat) {
        return FakeGuest.call(caller.export(0, 1, arguments -> imported.call(flat)), f -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "bool, ffffffff00000100, 1",
        "bool, ffffffff00000000, 0",
        "s8, 180, ffffff80",
        "u8, 1ff, ff",
        "s16, 18000, ffff8000",
        "u16, 1ffff, ffff",
        "s32, ffffffff80000000, 80000000",
        "u32, ffffffffffffffff, ffffffff",
        "s64, 8000000000000001, 8000000000000001",
        "u64, ffffffffffffffff, ffffffffffffffff",
        "f32, ffffffff7fc00001, 7fc00001",
        "f64, 7ff8000000000001, 7ff8000000000001",
        "char, 10ffff, 10ffff",
    })
    void aScalarIsLiftedAndLoweredInBothDirections(String type, String passed, String received) {
        long bits = Long.parseUnsignedLong(passed, 16);
        long[] argument = new long[2];
        Lowering imported = link("func(before: u8, a: " + type + ") -> " + type, arguments -> {
            System.arraycopy(arguments, 0, argument, 0, 2);
            return bits;
        });
        assertThat(Long.toHexString(call(imported, 7, bits))).isEqualTo(received);
        assertThat(argument[0]).isEqualTo(7);
        assertThat(Long.toHexString(argument[1])).isEqualTo(received);
    }

    @Test
    void anInvalidCharThatIsReturnedIsTheCallees() {
        Lowering imported = link("func() -> char", arguments -> 0xD800);
        assertThatThrownBy(() -> call(imported))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith("test.export: invalid char");
    }

    @Test
    void valuesAreCopiedFromOneMemoryToTheOther() {
        caller.memory.write(100, (byte) 1, (byte) 2, (byte) 3);
        caller.memory.putInt(64, 100);
        caller.memory.putInt(68, 3);
        caller.memory.putInt(72, 7);
        Lowering imported = link("func(a: list<record{b: list<u8>, c: u16}>) -> list<u16>", arguments -> {
            int record = (int) arguments[0];
            int bytes = callee.memory.getInt(record);
            callee.memory.putInt(0, 200);
            callee.memory.putInt(4, 2);
            callee.memory.putShort(200, callee.memory.getByte(bytes + 2));
            callee.memory.putShort(202, callee.memory.getShort(record + 8));
            return 0;
        });
        call(imported, 64, 1, 8);
        int result = caller.memory.getInt(8);
        assertThat(caller.memory.getInt(12)).isEqualTo(2);
        assertThat(caller.memory.read(result, 4)).containsExactly(3, 0, 7, 0);
        assertThat(callee.allocations).containsExactly("0 0 4 12", "0 0 1 3");
        assertThat(caller.allocations).containsExactly("0 0 2 4");
    }

    @Test
    void manyParametersTravelThroughBothMemories() {
        StringBuilder type = new StringBuilder("func(a0: u8");
        for (int i = 1; i < 17; i++) {
            type.append(", a").append(i).append(": variant{x(u32), y(f32)}");
        }
        caller.memory.putByte(64 + 4 + 8 * 15, 1);
        caller.memory.putFloat(64 + 8 + 8 * 15, -1.5f);
        Lowering imported = link(type + ") -> f32", arguments -> {
            int area = (int) arguments[0];
            assertThat(callee.memory.getByte(area + 4 + 8 * 15)).isOne();
            return Scalars.flat(callee.memory.getFloat(area + 8 + 8 * 15));
        });
        assertThat(call(imported, 64)).isEqualTo(Scalars.flat(-1.5f));
    }

    @Test
    void theResultArrivesBeforeTheCalleeCleansUp() {
        callee.postReturn = FakeGuest.function(arguments -> {
            caller.allocations.add("post-return");
            return 0;
        });
        callee.memory.putInt(0, 64);
        callee.memory.putInt(4, 2);
        callee.memory.write(64, "hi".getBytes(StandardCharsets.UTF_8));
        call(link("func() -> string", arguments -> 0), 8);
        assertThat(caller.allocations).containsExactly("0 0 1 2", "post-return");
    }

    @Test
    void aTrapOfTheCalleeEndsBoth() {
        Lowering imported = link("func()", arguments -> {
            throw new GuestFault(Trap.Rule.UNREACHABLE, "unreachable", null);
        });
        assertThatThrownBy(() -> call(imported)).isInstanceOf(Trap.class).hasMessage("test.export: unreachable");
        assertThat(callee.instance.isAlive()).isFalse();
        assertThat(caller.instance.isAlive()).isFalse();
    }

    @Test
    void whatTheCallerPassesWrongIsItsOwnFault() {
        Lowering imported = link("func(a: char)", arguments -> 0);
        assertThatThrownBy(() -> call(imported, 0xD800))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith("test.import: invalid char");
        assertThat(callee.instance.isAlive()).isTrue();
        assertThat(caller.instance.isAlive()).isFalse();
    }

    @Test
    void aCalleeThatIsRunningIsNotEntered() {
        Lowering imported = link("func()", arguments -> 0);
        assertThatThrownBy(() -> callee.run(() -> call(imported)))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("a component is not re-entrant");
    }

    @Test
    void aCallersAllocatorThatFailsEndsBoth() {
        callee.memory.putInt(4, 2);
        caller.realloc = FakeGuest.function(arguments -> 1 << 20);
        Lowering imported = link("func() -> string", arguments -> 0);
        assertThatThrownBy(() -> call(imported, 8))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith("test.import: the memory that realloc returned is out of bounds");
        assertThat(callee.instance.isAlive()).isFalse();
        assertThat(caller.instance.isAlive()).isFalse();
    }

    @Test
    void theLimitOfWhatIsLiftedHoldsBetweenGuests() {
        store.maxLiftedBytes = 10;
        FakeGuest poor = new FakeGuest(store);
        Lifting function = callee.export(2, 0, arguments -> 0);
        FunctionConversion side = FunctionConversion.betweenGuests(plan("func(a: list<u8>)"));
        Lowering imported = poor.imported(Callee.GUEST, new GuestToGuestFunction(side, side, function));
        assertThatThrownBy(() -> imported.call(new long[] {0, 11}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("maxLiftedBytes");
    }

    @Test
    void aHandleOfTheCalleesResourceComesHome() {
        int[] made = new int[1];
        int handle = (int) call(link("func() -> own<$thing>", arguments -> callee.instance.resourceNew(thing, 42)));
        assertThat(caller.instance.handles.rep(handle)).isEqualTo(42);
        call(
                link("func(a: borrow<$thing>)", arguments -> {
                    // The guest that implements it is given the representation.
                    made[0] = (int) arguments[0];
                    return 0;
                }),
                handle);
        assertThat(made[0]).isEqualTo(42);
        call(
                link("func(a: own<$thing>)", arguments -> {
                    made[0] = callee.instance.resourceRep(thing, (int) arguments[0]);
                    callee.instance.resourceDrop(thing, (int) arguments[0]);
                    return 0;
                }),
                handle);
        assertThat(made[0]).isEqualTo(42);
        assertThat(destroyed).containsExactly(42);
        assertThatThrownBy(() -> caller.instance.handles.check(handle, thing, "test"))
                .isInstanceOf(Trap.class);
    }

    @Test
    void aHandleThatIsDroppedByTheOtherIsDestroyedAtHome() {
        int handle = (int) call(link("func() -> own<$thing>", arguments -> callee.instance.resourceNew(thing, 42)));
        caller.instance.resourceDrop(thing, handle);
        assertThat(destroyed).containsExactly(42);
    }

    @Test
    void aForgedHandleTraps() {
        Lowering imported = link("func(a: own<$thing>)", arguments -> 0);
        assertThatThrownBy(() -> call(imported, 5))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("unknown handle index 5");
    }

    @Test
    void aBorrowThatIsKeptTraps() {
        ResourceBinding host = ResourceBinding.host("thing");
        int handle = caller.instance.handles.add(host, 0, new Counted(), null);
        Lowering imported = link("func(a: borrow<$thing>)", host, host, arguments -> 0);
        assertThatThrownBy(() -> call(imported, handle))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("borrow handles still remain");
    }

    /** A resource of Java that counts how often it is closed. */
    private static final class Counted implements Resource {
        int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void aResourceOfJavaPassesThroughAndIsClosedOnce() {
        ResourceBinding host = ResourceBinding.host("thing");
        Counted resource = new Counted();
        int handle = caller.instance.handles.add(host, 0, resource, null);
        int[] received = new int[1];
        call(
                link("func(a: own<$thing>)", host, host, arguments -> {
                    received[0] = (int) arguments[0];
                    return 0;
                }),
                handle);
        assertThat(callee.instance.handles.object(received[0])).isSameAs(resource);
        caller.instance.close();
        assertThat(resource.closed).isZero();
        callee.instance.close();
        assertThat(resource.closed).isOne();
    }

    @Test
    void aResourceThatACallFailedToPassIsClosedOnce() {
        ResourceBinding host = ResourceBinding.host("thing");
        Counted resource = new Counted();
        int handle = caller.instance.handles.add(host, 0, resource, null);
        callee.instance.close();
        Lowering imported = link("func(a: own<$thing>)", host, host, arguments -> 0);
        assertThatThrownBy(() -> call(imported, handle))
                .isInstanceOf(Trap.class)
                .hasMessage(
                        "test.import: the guest that it calls failed: java.lang.IllegalStateException: instance guest is"
                                + " closed");
        caller.instance.close();
        assertThat(resource.closed).isOne();
    }

    @Test
    void aResultThatIsHalfForgedIsClosedOnce() {
        ResourceBinding host = ResourceBinding.host("thing");
        Counted resource = new Counted();
        callee.memory.putInt(0, 64);
        callee.memory.putInt(4, 2);
        callee.memory.putInt(68, 99);
        Lowering imported = link("func() -> list<own<$thing>>", host, host, arguments -> {
            callee.memory.putInt(64, callee.instance.handles.add(host, 0, resource, null));
            return 0;
        });
        assertThatThrownBy(() -> call(imported, 8))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("unknown handle index 99");
        caller.instance.close();
        callee.instance.close();
        assertThat(resource.closed).isOne();
    }

    @Test
    void aResultThatIsHalfTakenWhenTheCallerFailsIsClosedOnce() {
        ResourceBinding host = ResourceBinding.host("thing");
        Counted resource = new Counted();
        callee.memory.putInt(4, 64);
        callee.memory.putInt(8, 2);
        caller.realloc = FakeGuest.function(arguments -> 1 << 20);
        Lowering imported = link("func() -> tuple<own<$thing>, string>", host, host, arguments -> {
            callee.memory.putInt(0, callee.instance.handles.add(host, 0, resource, null));
            return 0;
        });
        assertThatThrownBy(() -> call(imported, 8)).isInstanceOf(Trap.class);
        caller.instance.close();
        callee.instance.close();
        assertThat(resource.closed).isOne();
    }

    @Test
    void aResultIsTheCallersWhenTheCalleeTrapsWhileItCleansUp() {
        ResourceBinding host = ResourceBinding.host("thing");
        Counted resource = new Counted();
        callee.postReturn = FakeGuest.function(arguments -> {
            throw new GuestFault(Trap.Rule.UNREACHABLE, "unreachable", null);
        });
        Lowering imported = link(
                "func() -> own<$thing>", host, host, arguments -> callee.instance.handles.add(host, 0, resource, null));
        assertThatThrownBy(() -> call(imported)).isInstanceOf(Trap.class).hasMessageContaining("unreachable");
        assertThat(resource.closed).isOne();
        caller.instance.close();
        callee.instance.close();
        assertThat(resource.closed).isOne();
    }
}
