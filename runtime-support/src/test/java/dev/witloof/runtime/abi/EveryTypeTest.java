package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.Trap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EveryTypeTest {
    /** Type, value, core values in hexadecimal, bytes in memory at address 64; what is allocated starts at 0x400. */
    static Stream<Arguments> values() {
        return Stream.of(
                arguments("bool", true, "1", "01"),
                arguments("s8", (byte) -2, "fffffffe", "fe"),
                arguments("u8", 254, "fe", "fe"),
                arguments("s16", (short) -2, "fffffffe", "feff"),
                arguments("u16", 65534, "fffe", "feff"),
                arguments("s32", -2, "fffffffe", "feffffff"),
                arguments("u32", 0xFFFF_FFFEL, "fffffffe", "feffffff"),
                arguments("s64", -2L, "fffffffffffffffe", "feffffffffffffff"),
                arguments("u64", -2L, "fffffffffffffffe", "feffffffffffffff"),
                arguments("f32", -1.5f, "bfc00000", "0000c0bf"),
                arguments("f64", -1.5, "bff8000000000000", "000000000000f8bf"),
                arguments("char", 0x1F331, "1f331", "31f30100"),
                arguments("string", "witlöf", "400 7", "0004000007000000"),
                arguments("list<u8>", new byte[] {1, 2, 3}, "400 3", "0004000003000000"),
                arguments("list<bool>", new boolean[] {true, false}, "400 2", "0004000002000000"),
                arguments("list<s16>", new short[] {-1, 2}, "400 2", "0004000002000000"),
                arguments("list<u32>", new int[] {-1, 2}, "400 2", "0004000002000000"),
                arguments("list<u64>", new long[] {-1, 2}, "400 2", "0004000002000000"),
                arguments("list<f32>", new float[] {-1, 2}, "400 2", "0004000002000000"),
                arguments("list<f64>", new double[] {-1, 2}, "400 2", "0004000002000000"),
                arguments("list<char>", List.of(0x61, 0x1F331), "400 2", "0004000002000000"),
                arguments("list<string>", List.of("a", "", "bc"), "400 3", "0004000003000000"),
                arguments("record{a: u8, b: u32}", List.of(7, 9L), "7 9", "0700000009000000"),
                arguments("tuple<u16, u8>", List.of(7, 9), "7 9", "07000900"),
                arguments("option<u16>", new CaseValue(0, null), "0 0", "00000000"),
                arguments("option<u16>", new CaseValue(1, 513), "1 201", "01000102"),
                arguments("option<option<bool>>", new CaseValue(1, new CaseValue(1, true)), "1 1 1", "010101"),
                arguments("result<_, u8>", new CaseValue(0, null), "0 0", "0000"),
                arguments("result", new CaseValue(1, null), "1", "01"),
                arguments("enum{a, b, c}", new CaseValue(2, null), "2", "02"),
                arguments("flags{a, b, c}", Set.of("a", "c"), "5", "05"),
                // Cases share core values: 32 bits of a float in an i32, of either in an i64.
                arguments("variant{a(u32), b(f32)}", new CaseValue(1, -1.5f), "1 bfc00000", "010000000000c0bf"),
                arguments(
                        "variant{a(f32), b(s64)}",
                        new CaseValue(0, -1.5f),
                        "0 bfc00000",
                        "00000000000000000000c0bf00000000"),
                arguments(
                        "variant{a(s32), b(f64)}",
                        new CaseValue(0, -2),
                        "0 fffffffe",
                        "0000000000000000feffffff00000000"),
                arguments(
                        "variant{a(s32), b(f64)}",
                        new CaseValue(1, -1.5),
                        "1 bff8000000000000",
                        "0100000000000000000000000000f8bf"),
                arguments(
                        "variant{a, b(string), c(tuple<f64, u8>)}",
                        new CaseValue(1, "hi"),
                        "1 400 2",
                        "010000000000000000040000020000000000000000000000"),
                arguments(
                        "list<variant{a(u8), b(u16)}>",
                        List.of(new CaseValue(0, 1), new CaseValue(1, 513)),
                        "400 2",
                        "0004000002000000"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isLoweredFlatAndLiftedBack(String type, Object value, String flat) {
        FakeGuest guest = new FakeGuest();
        ValuePlan plan = plan(type);
        long[] lowered = new long[plan.flat().size()];
        new ValueLowering(guest.context(), List.of()).flat(plan, value, lowered, 0);

        String[] expected = flat.split(" ");
        assertThat(lowered).startsWith(parse(expected));
        for (int i = expected.length; i < lowered.length; i++) {
            assertThat(lowered[i]).isZero();
        }
        Object lifted = new ValueLifting(guest.context(), List.of()).flat(plan, lowered, 0);
        assertThat(Values.equal(lifted, value)).as("%s", Values.text(lifted)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("values")
    void isStoredAndLoadedBack(String type, Object value, String flat, String bytes) {
        FakeGuest guest = new FakeGuest();
        ValuePlan plan = plan(type);
        new ValueLowering(guest.context(), List.of()).store(plan, value, 64);

        assertThat(HexFormat.of().formatHex(guest.memory.read(64, plan.size()))).isEqualTo(bytes);
        Object loaded = new ValueLifting(guest.context(), List.of()).load(plan, 64);
        assertThat(Values.equal(loaded, value)).as("%s", Values.text(loaded)).isTrue();
    }

    @Test
    void narrowNumbersIgnoreTheHighBitsOfTheirCoreValue() {
        ValueLifting lifting = new ValueLifting(new FakeGuest().context(), List.of());

        assertThat(lifting.flat(plan("u8"), new long[] {0xFFFF_FF01L}, 0)).isEqualTo(1);
        assertThat(lifting.flat(plan("s8"), new long[] {0x0000_00FFL}, 0)).isEqualTo((byte) -1);
        assertThat(lifting.flat(plan("u16"), new long[] {0xABCD_0001L}, 0)).isEqualTo(1);
        assertThat(lifting.flat(plan("bool"), new long[] {2}, 0)).isEqualTo(true);
        assertThat(lifting.flat(plan("flags{a}"), new long[] {0xFFL}, 0)).isEqualTo(Set.of("a"));
    }

    @Test
    void aDiscriminantThatTheTypeLacksTraps() {
        FakeGuest guest = new FakeGuest();
        ValueLifting lifting = new ValueLifting(guest.context(), List.of());

        assertThatThrownBy(() -> lifting.flat(plan("enum{a, b}"), new long[] {2}, 0))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: invalid discriminant 2 of a type with 2 cases");
        guest.memory.putByte(64, 255);
        assertThatThrownBy(() -> lifting.load(plan("option<u8>"), 64))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("invalid discriminant 255");
        assertThatThrownBy(() -> lifting.flat(plan("enum{a, b}"), new long[] {0xFFFF_FFFFL}, 0))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("invalid discriminant 4294967295");
    }

    static ValuePlan plan(String type) {
        return new AbiPlanner().plan(TypeText.parseType(type));
    }

    private static long[] parse(String[] hex) {
        return Stream.of(hex)
                .mapToLong(each -> Long.parseUnsignedLong(each, 16))
                .toArray();
    }
}
