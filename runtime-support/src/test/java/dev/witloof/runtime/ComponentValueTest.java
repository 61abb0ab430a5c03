package dev.witloof.runtime;

import static dev.witloof.runtime.ComponentValue.bool;
import static dev.witloof.runtime.ComponentValue.bytes;
import static dev.witloof.runtime.ComponentValue.character;
import static dev.witloof.runtime.ComponentValue.enumeration;
import static dev.witloof.runtime.ComponentValue.err;
import static dev.witloof.runtime.ComponentValue.f32;
import static dev.witloof.runtime.ComponentValue.f64;
import static dev.witloof.runtime.ComponentValue.field;
import static dev.witloof.runtime.ComponentValue.flags;
import static dev.witloof.runtime.ComponentValue.handle;
import static dev.witloof.runtime.ComponentValue.list;
import static dev.witloof.runtime.ComponentValue.none;
import static dev.witloof.runtime.ComponentValue.ok;
import static dev.witloof.runtime.ComponentValue.record;
import static dev.witloof.runtime.ComponentValue.s16;
import static dev.witloof.runtime.ComponentValue.s32;
import static dev.witloof.runtime.ComponentValue.s64;
import static dev.witloof.runtime.ComponentValue.s8;
import static dev.witloof.runtime.ComponentValue.some;
import static dev.witloof.runtime.ComponentValue.string;
import static dev.witloof.runtime.ComponentValue.tuple;
import static dev.witloof.runtime.ComponentValue.u16;
import static dev.witloof.runtime.ComponentValue.u32;
import static dev.witloof.runtime.ComponentValue.u64;
import static dev.witloof.runtime.ComponentValue.u8;
import static dev.witloof.runtime.ComponentValue.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.witloof.component.type.TypePath;
import dev.witloof.component.type.TypeText;
import dev.witloof.component.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentValueTest {
    private static ValueType type(String text) {
        return TypeText.parseType(text);
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                arguments("bool", bool(true), "true"),
                arguments("s8", s8(-128), "-128"),
                arguments("u8", u8(255), "255"),
                arguments("s16", s16(-32768), "-32768"),
                arguments("u16", u16(65535), "65535"),
                arguments("s32", s32(Integer.MIN_VALUE), "-2147483648"),
                arguments("u32", u32(4294967295L), "4294967295"),
                arguments("s64", s64(Long.MIN_VALUE), "-9223372036854775808"),
                arguments("u64", u64(-1), "18446744073709551615"),
                arguments("f32", f32(1.5f), "1.5"),
                arguments("f64", f64(Double.NaN), "nan"),
                arguments("char", character(0x1F331), "'🌱'"),
                arguments("string", string("witlöf"), "\"witlöf\""),
                arguments("list<u8>", bytes(new byte[] {1, -1}), "[1, 255]"),
                arguments("list<string>", list(string("a")), "[\"a\"]"),
                arguments("list<string>", list(), "[]"),
                arguments("list<u8>", list(), "[]"),
                arguments("list<string>", bytes(new byte[0]), "[]"),
                arguments(
                        "record{a: u8, b: bool}",
                        record(field("b", bool(false)), field("a", u8(1))),
                        "{b: false, a: 1}"),
                arguments("tuple<u8, string>", tuple(u8(1), string("x")), "(1, \"x\")"),
                arguments("variant{a, b(u8)}", variant("a"), "a"),
                arguments("variant{a, b(u8)}", variant("b", u8(2)), "b(2)"),
                arguments("enum{a, b}", enumeration("b"), "b"),
                arguments("option<u8>", none(), "none"),
                arguments("option<option<u8>>", some(some(u8(1))), "some(some(1))"),
                arguments("result", ok(), "ok"),
                arguments("result<u8, string>", ok(u8(1)), "ok(1)"),
                arguments("result<_, string>", err(string("no")), "err(\"no\")"),
                arguments("flags{a, b, c}", flags("c", "a"), "{c, a}"));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void isAValueOfItsTypeAndPrinted(String type, ComponentValue value, String text) {
        assertThatCode(() -> value.check(type(type))).doesNotThrowAnyException();
        assertThat(value).hasToString(text).isEqualTo(value).hasSameHashCodeAs(value);
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void isNoValueOfOtherTypes(String type, ComponentValue value) {
        assertThatThrownBy(() -> value.check(type("variant{other(f32)}"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value.check(type("flags{other}"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value.check(type("record{other: f32}"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value.check(type("tuple<f32>"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value.check(type("enum{other}"))).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments("u8", u16(1), "found u16 1, wanted u8"),
                arguments("string", u8(1), "found u8 1, wanted string"),
                arguments("list<u8>", list(u8(1), u16(2)), "element 1: found u16 2, wanted u8"),
                arguments("list<u16>", bytes(new byte[] {1}), "element 0: found u8 1, wanted u16"),
                arguments("tuple<u8, u8>", tuple(u8(1)), "found a tuple of 1, wanted tuple<u8, u8>"),
                arguments(
                        "record{a: u8, b: list<tuple<bool, string>>}",
                        record(
                                field("a", u8(1)),
                                field("b", list(tuple(bool(true), string("")), tuple(bool(true), u8(1))))),
                        "field `b`, element 1, element 1: found u8 1, wanted string"),
                arguments("record{a: u8, b: u8}", record(field("a", u8(1))), "the field `b` is missing, wanted u8"),
                arguments(
                        "record{a: u8}",
                        record(field("a", u8(1)), field("c", u8(1))),
                        "found a field `c`, wanted only the fields [a]"),
                arguments(
                        "variant{a, b(u8)}",
                        variant("c"),
                        "found the variant case `c`, wanted one of the cases [a, b]"),
                arguments("variant{a, b(u8)}", variant("b"), "case `b`: found no payload, wanted u8"),
                arguments("variant{a, b(u8)}", variant("a", u8(1)), "case `a`: found u8 1, wanted no payload"),
                arguments("variant{a, b(u8)}", variant("b", none()), "case `b`: found none, wanted u8"),
                arguments("enum{a}", variant("a"), "found the variant case `a`, wanted enum{a}"),
                arguments("enum{a}", enumeration("b"), "found the enum case `b`, wanted one of the cases [a]"),
                arguments("option<u8>", u8(1), "found u8 1, wanted option<u8>"),
                arguments("option<u8>", some(bool(true)), "case `some`: found bool true, wanted u8"),
                arguments("result<u8>", err(u8(1)), "case `error`: found u8 1, wanted no payload"),
                arguments("flags{a}", flags("a", "z"), "found a flag `z`, wanted only the flags [a]"),
                arguments("flags{a}", handle(new Object()), "found a handle, wanted flags{a}"),
                arguments("stream<u8>", u8(1), "values of type stream<u8> are not supported yet"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aMisfitIsToldWithItsPlace(String type, ComponentValue value, String problem) {
        assertThatThrownBy(() -> value.check(type(type)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
        assertThatThrownBy(() -> value.check(type(type), TypePath.ROOT.parameter("p")))
                .hasMessageStartingWith("parameter `p`");
    }

    @Test
    void numbersAreCheckedForTheirRange() {
        assertThatThrownBy(() -> u8(256)).hasMessage("a u8 must be 0 to 255: 256");
        assertThatThrownBy(() -> u8(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> s8(128)).hasMessage("an s8 must be -128 to 127: 128");
        assertThatThrownBy(() -> s16(-32769)).hasMessage("an s16 must be -32768 to 32767: -32769");
        assertThatThrownBy(() -> u16(65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> u32(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> character(0xD800)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyNanIsTheSame() {
        ComponentValue other = f64(Double.longBitsToDouble(0x7FF8_0000_0000_0001L));
        assertThat(f64(Double.NaN)).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(list(f64(Double.NaN))).isEqualTo(list(other)).hasSameHashCodeAs(list(other));
        ComponentValue single = f32(Float.intBitsToFloat(0x7FC0_0001));
        assertThat(list(single)).isEqualTo(ListValue.ofF32(Float.NaN));
        assertThat(f64(0.0)).isNotEqualTo(f64(-0.0));
    }

    @Test
    void listsOfNumbersAreArrays() {
        byte[] bytes = {1, 2, -3};
        ListValue list = bytes(bytes);
        bytes[0] = 9;
        assertThat(list.toBytes()).containsExactly(1, 2, -3);
        list.toBytes()[0] = 9;
        assertThat(list.get(0)).isEqualTo(u8(1));
        assertThat(list.elements()).containsExactly(u8(1), u8(2), u8(253));
        assertThat(list).isEqualTo(list(u8(1), u8(2), u8(253))).isNotEqualTo(ListValue.ofS8((byte) 1, (byte) 2, (byte)
                -3));
        assertThat(ListValue.ofBool(true, false).toBooleans()).containsExactly(true, false);
        assertThat(list(u64(-1)).toLongs()).containsExactly(-1);
        assertThat(list(s16(-1)).toShorts()).containsExactly(-1);
        assertThat(list(u32(4294967295L)).toInts()).containsExactly(-1);
        assertThat(list(f32(1)).toFloats()).containsExactly(1);
        assertThat(list(f64(1)).toDoubles()).containsExactly(1);
        assertThatThrownBy(list::toInts)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the elements are no int[], they are of type u8");
        assertThatThrownBy(() -> list(string("a")).toBytes()).isInstanceOf(IllegalStateException.class);
        assertThat(list().toBytes()).isEmpty();
    }

    @Test
    void emptyListsAreEqual() {
        assertThat(list()).isEqualTo(bytes(new byte[0])).hasSameHashCodeAs(bytes(new byte[0]));
        assertThat(bytes(new byte[0])).isEqualTo(ListValue.ofF64());
    }

    @Test
    void recordsCompareByName() {
        RecordValue one = record(field("a", u8(1)), field("b", u8(2)));
        RecordValue other = record(field("b", u8(2)), field("a", u8(1)));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.get("b")).isEqualTo(u8(2));
        assertThat(one.find("c")).isEmpty();
        assertThatThrownBy(() -> one.get("c")).hasMessage("the record has no field `c`, only [a, b]");
        assertThat(one).isNotEqualTo(record(field("a", u8(1)))).isNotEqualTo(record(Map.of("a", u8(1), "c", u8(2))));
        assertThatThrownBy(() -> record(field("a", u8(1)), field("a", u8(1))))
                .hasMessage("the record has two fields `a`");
    }

    @Test
    void flagsCompareAsSets() {
        assertThat(flags("a", "b")).isEqualTo(flags("b", "a")).hasSameHashCodeAs(flags("b", "a"));
        assertThat(FlagsValue.of(List.of("a", "b", "c"), 0b101)).isEqualTo(flags("c", "a"));
        assertThat(flags("b").bits(List.of("a", "b"))).isEqualTo(2);
    }

    @Test
    void valuesKeepWhatTheyWereMadeOf() {
        List<ComponentValue> elements = new ArrayList<>(List.of(string("a")));
        ListValue list = list(elements);
        TupleValue tuple = new TupleValue(elements);
        elements.set(0, string("b"));
        assertThat(list.elements()).containsExactly(string("a"));
        assertThat(tuple.elements()).containsExactly(string("a"));
        assertThatThrownBy(() -> list.elements().add(string("c"))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void handlesCompareByTheirResource() {
        Object resource = new Object();
        assertThat(handle(resource)).isEqualTo(handle(resource)).isNotEqualTo(handle(new Object()));
        assertThat(some(handle(resource))).hasToString("some(<resource>)");
    }
}
