package dev.witloof.runtime.wave;

import static dev.witloof.runtime.ComponentValue.bool;
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
import static dev.witloof.runtime.ComponentValue.s64;
import static dev.witloof.runtime.ComponentValue.s8;
import static dev.witloof.runtime.ComponentValue.some;
import static dev.witloof.runtime.ComponentValue.string;
import static dev.witloof.runtime.ComponentValue.tuple;
import static dev.witloof.runtime.ComponentValue.u64;
import static dev.witloof.runtime.ComponentValue.u8;
import static dev.witloof.runtime.ComponentValue.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.TypeText;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WaveTest {
    private static final String BASIC = "record{required: u8, optional: option<u8>}";
    private static final String KEYWORDS = "enum{true, false, some, none, ok, err, inf, nan}";

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("bool", " true ", bool(true)),
                arguments("u8", "0", u8(0)),
                arguments("s8", "-128", s8(-128)),
                arguments("u64", "18446744073709551615", u64(-1)),
                arguments("s64", "-9223372036854775808", s64(Long.MIN_VALUE)),
                arguments("f64", "6.022e+23", f64(6.022e23)),
                arguments("f64", "-0.0e-0", f64(-0.0)),
                arguments("f64", "3E2", f64(300)),
                arguments("f32", "nan", f32(Float.NaN)),
                arguments("f32", "-inf", f32(Float.NEGATIVE_INFINITY)),
                arguments("f32", "1e39", f32(Float.POSITIVE_INFINITY)),
                arguments("char", "'☃'", character(0x2603)),
                arguments("char", "'🌱'", character(0x1F331)),
                arguments("char", "'\\''", character('\'')),
                arguments("char", "'\"'", character('"')),
                arguments("char", "'\\u{0}'", character(0)),
                arguments("char", "'\\u{10FFFF}'", character(0x10FFFF)),
                arguments("string", "\"\"", string("")),
                arguments("string", "\"a\\t\\n\\r\\\\\\\"\\'\\u{1f331}'\"", string("a\t\n\r\\\"'🌱'")),
                arguments("string", "\"// no comment\"", string("// no comment")),
                arguments("string", "\"\"\"\n\"\"\"", string("")),
                arguments("string", "\"\"\"\nA line\n\"\"\"", string("A line")),
                arguments("string", "\"\"\"\r\nTwo\r\nlines\r\n\"\"\"", string("Two\nlines")),
                arguments("string", "\"\"\"\n    by the\n  last line\n  \"\"\"", string("  by the\nlast line")),
                arguments("string", "\"\"\"\n\nkept\n\n\"\"\"", string("\nkept\n")),
                arguments("string", "\"\"\"\n\"\"\\\"\" \\r\n\"\"\"", string("\"\"\"\" \r")),
                arguments("list<u8>", "[]", list()),
                arguments("list<u8>", "[1, 2,]", list(u8(1), u8(2))),
                arguments("list<list<string>>", "[[\"a\"], []]", list(list(string("a")), list())),
                arguments("list<u8, 2>", "[1, 2]", list(u8(1), u8(2))),
                arguments(
                        "map<string, u8>",
                        "[(\"a\", 1), (\"b\", 2)]",
                        list(tuple(string("a"), u8(1)), tuple(string("b"), u8(2)))),
                arguments("tuple<u8, string>", "(1,\"x\",)", tuple(u8(1), string("x"))),
                arguments("tuple<u8>", "(1)", tuple(u8(1))),
                arguments(BASIC, "{required: 1}", record(field("required", u8(1)), field("optional", none()))),
                arguments(
                        BASIC,
                        "{ optional: 2, %required: 1, }",
                        record(field("required", u8(1)), field("optional", some(u8(2))))),
                arguments("record{a: option<u8>}", "{ : }", record(field("a", none()))),
                arguments("record{a: option<u8>}", "{a: none}", record(field("a", none()))),
                arguments(
                        "record{true: bool, none: option<u8>, nan: f32}",
                        "{true: true, none: none, nan: inf}",
                        record(
                                field("true", bool(true)),
                                field("none", none()),
                                field("nan", f32(Float.POSITIVE_INFINITY)))),
                arguments("variant{empty, body(list<u8>), err(string)}", "empty", variant("empty")),
                arguments("variant{empty, body(list<u8>), err(string)}", "body([79])", variant("body", list(u8(79)))),
                arguments("variant{empty, err(string)}", "%err(\"oops\")", variant("err", string("oops"))),
                arguments(KEYWORDS, "%ok", enumeration("ok")),
                arguments("enum{south, HTTP3-x}", "HTTP3-x", enumeration("HTTP3-x")),
                arguments("enum{south}", "%south", enumeration("south")),
                arguments("option<u8>", "1", some(u8(1))),
                arguments("option<u8>", "some( 1 )", some(u8(1))),
                arguments("option<u8>", "none", none()),
                arguments("option<option<u8>>", "some(1)", some(some(u8(1)))),
                arguments("option<option<u8>>", "some(none)", some(none())),
                arguments("option<" + KEYWORDS + ">", "%none", some(enumeration("none"))),
                arguments("option<tuple<u8>>", "(1)", some(tuple(u8(1)))),
                arguments("result<u8>", "1", ok(u8(1))),
                arguments("result<u8>", "err", err()),
                arguments("result<u8, string>", "err(\"oops\")", err(string("oops"))),
                arguments("result<_, string>", "ok", ok()),
                arguments("result<option<u8>>", "ok(1)", ok(some(u8(1)))),
                arguments("result", "err", err()),
                arguments("flags{read, write}", "{}", flags()),
                arguments("flags{read, write, ok}", "{write, ok, %read,}", flags("read", "write", "ok")),
                arguments("list<u8>", "// before\n[ // within\n1, // after\n] //", list(u8(1))));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void isRead(String type, String text, ComponentValue value) {
        assertThat(Wave.parse(text, type(type))).isEqualTo(value);
        assertThat(Wave.parse(Wave.print(value), type(type))).isEqualTo(value);
    }

    private static ValueType type(String text) {
        return TypeText.parseType(text);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("bool", "1", "line 1, column 1: expected `true` or `false`, found `1`"),
                arguments("bool", "", "line 1, column 1: expected `true` or `false`, found the end of the text"),
                arguments("bool", "%true", "line 1, column 1: expected `true` or `false`, found `%true`"),
                arguments("bool", "true\n false", "line 2, column 2: expected the end of the text, found `false`"),
                arguments("u8", "256", "line 1, column 1: expected u8, which is 0 to 255, found `256`"),
                arguments("u8", "-1", "line 1, column 1: expected u8, which is 0 to 255, found `-1`"),
                arguments("s8", "1.0", "line 1, column 1: expected an integer, s8, found `1.0`"),
                arguments("u8", "01", "line 1, column 1: expected a number without leading zeros"),
                arguments("u8", "-", "line 1, column 2: expected a digit after `-`"),
                arguments("u8", "1.", "line 1, column 3: expected a digit after the decimal point"),
                arguments("f32", "1e", "line 1, column 3: expected a digit of the exponent"),
                arguments("f32", "-nan", "line 1, column 2: expected a digit after `-`"),
                arguments("f32", "NaN", "line 1, column 1: expected a number, f32, found `NaN`"),
                arguments("f64", "-infinity", "line 1, column 5: expected the end of the text, found `inity`"),
                arguments("u8", "@", "line 1, column 1: expected a value, found `@`"),
                arguments("char", "''", "line 1, column 1: expected a character between the quotes"),
                arguments("char", "'ab'", "line 1, column 3: expected `'` after one character"),
                arguments("char", "'", "line 1, column 1: the char has no closing quote"),
                arguments("char", "'\\u{d800}'", "line 1, column 2: found `\\u{d800}`, which is no Unicode character"),
                arguments(
                        "char",
                        "'\\u{110000}'",
                        "line 1, column 2: found `\\u{110000}`, which is no Unicode character"),
                arguments("char", "'\\u{1234567}'", "line 1, column 2: expected 1 to 6 hexadecimal digits in `\\u{…}`"),
                arguments("char", "'\\u{}'", "line 1, column 2: expected 1 to 6 hexadecimal digits in `\\u{…}`"),
                arguments(
                        "char",
                        "'\\u1f'",
                        "line 1, column 2: expected `\\u{…}` with the hexadecimal number of a character"),
                arguments(
                        "string",
                        "\"\\z\"",
                        "line 1, column 2: expected one of the escapes `\\\\ \\' \\\" \\t \\n \\r \\u{…}`; for `\\` write `\\\\`"),
                arguments("string", "\"abc", "line 1, column 1: the string has no closing quote"),
                arguments(
                        "string",
                        "\"a\nb\"",
                        "line 1, column 3: a line ends within the string: write `\\n`, or start a string with `\"\"\"`"),
                arguments(
                        "string", "\"\uD800\"", "line 1, column 2: found half a surrogate pair, expected Unicode text"),
                arguments("string", "\"\"\"\nabc", "line 1, column 1: the string has no closing `\"\"\"`"),
                arguments(
                        "string",
                        "\"\"\"\"\"\"",
                        "line 1, column 1: expected the end of the line after the opening `\"\"\"`"),
                arguments(
                        "string",
                        "\"\"\"x\n\"\"\"",
                        "line 1, column 1: expected the end of the line after the opening `\"\"\"`"),
                arguments(
                        "string",
                        "\"\"\"\nx\"\"\"",
                        "line 2, column 2: expected only spaces before the closing `\"\"\"` on its line"),
                arguments(
                        "string",
                        "\"\"\"\n a\n  \"\"\"",
                        "line 2, column 2: expected a line that is indented by 2 spaces, as the closing `\"\"\"` is"),
                arguments("list<u8>", "[1 2]", "line 1, column 4: expected `,` or `]`, found `2`"),
                arguments("list<u8>", "[,]", "line 1, column 2: expected an integer, u8, found `,`"),
                arguments("list<u8>", "[1", "line 1, column 3: expected `,` or `]`, found the end of the text"),
                arguments("list<u8>", "(1)", "line 1, column 1: expected `[`, the start of a list, found `(`"),
                arguments("tuple<u8, u8>", "(1)", "line 1, column 3: expected element 1 of a tuple of 2, found `)`"),
                arguments(
                        "tuple<u8>", "(1, 2)", "line 1, column 5: expected `)` after 1 element of a tuple, found `2`"),
                arguments(
                        BASIC, "{optional: 1}", "line 1, column 1: the record lacks the field `required`, which is u8"),
                arguments(BASIC, "{required: 1, required: 2}", "line 1, column 15: found the field `required` twice"),
                arguments(
                        BASIC,
                        "{requird: 1}",
                        "line 1, column 2: expected one of the fields [optional, required], found `requird`"),
                arguments(
                        BASIC,
                        "{required 1}",
                        "line 1, column 11: expected `:` after the name of the field, found `1`"),
                arguments(
                        BASIC,
                        "{}",
                        "line 1, column 2: expected a field; a record whose fields are all left out is `{:}`, found `}`"),
                arguments(BASIC, "{:}", "line 1, column 1: the record lacks the field `required`, which is u8"),
                arguments("variant{a, b(u8)}", "c", "line 1, column 1: expected one of the cases [a, b], found `c`"),
                arguments(
                        "variant{a, b(u8)}",
                        "a(1)",
                        "line 1, column 1: `a` has no payload, so nothing may follow it in parentheses"),
                arguments(
                        "variant{a, b(u8)}",
                        "b",
                        "line 1, column 2: expected `(` and a payload of type u8 after `b`, found the end of the text"),
                arguments(
                        KEYWORDS,
                        "ok",
                        "line 1, column 1: found the keyword `ok`; write `%ok` for the case of that name"),
                arguments("option<option<u8>>", "1", "line 1, column 1: expected `some(…)` or `none`, found `1`"),
                arguments("option<u8>", "some()", "line 1, column 6: expected an integer, u8, found `)`"),
                arguments("option<u8>", "none(0)", "line 1, column 5: expected the end of the text, found `(`"),
                arguments(
                        "result<u8>",
                        "err(1)",
                        "line 1, column 1: `err` has no payload, so nothing may follow it in parentheses"),
                arguments("result", "1", "line 1, column 1: expected `ok` or `err`, found `1`"),
                arguments("flags{read}", "{read, read}", "line 1, column 8: found the flag `read` twice"),
                arguments("flags{read}", "{exec}", "line 1, column 2: expected one of the flags [read], found `exec`"),
                arguments("flags{read}", "{:}", "line 1, column 2: expected one of the flags [read], found `:`"),
                arguments("enum{a}", "%", "line 1, column 2: expected a name after `%`"),
                arguments("stream<u8>", "1", "line 1, column 1: a value of type stream<u8> cannot be written as text"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithItsPlace(String type, String text, String problem) {
        assertThatThrownBy(() -> Wave.parse(text, type(type)))
                .isInstanceOf(WaveException.class)
                .hasMessage(problem);
    }

    @Test
    void aDeeplyNestedTextDoesNotExhaustTheStack() {
        String open = "[".repeat(1_000_000);
        assertThatThrownBy(() -> Wave.parse(open, type("list<list<u8>>")))
                .isInstanceOf(WaveException.class)
                .hasMessageStartingWith("line 1, column 3: ");
        assertThatThrownBy(() -> Wave.parse("some(".repeat(1_000_000), type("option<u8>")))
                .isInstanceOf(WaveException.class);
    }

    @Test
    void aLongNumberIsNoWork() {
        String digits = "9".repeat(10_000_000);
        assertThatThrownBy(() -> Wave.parse(digits, type("u64")))
                .isInstanceOf(WaveException.class)
                .hasMessageContaining("which is 0 to 18446744073709551615, found `999");
        assertThat(Wave.parse(digits, type("f64"))).isEqualTo(f64(Double.POSITIVE_INFINITY));
    }

    @Test
    void invisibleCharactersArePrintedAsEscapes() {
        assertThat(Wave.print(string("a\u0000\u001b\u202e\u2028é☃\uD800")))
                .isEqualTo("\"a\\u{0}\\u{1b}\\u{202e}\\u{2028}é☃\uFFFD\"");
        assertThat(Wave.print(character('\''))).isEqualTo("'\\''");
        assertThat(Wave.print(character('"'))).isEqualTo("'\"'");
    }

    @Test
    void noneIsLeftOutOfRecords() {
        assertThat(Wave.print(record(field("a", none()), field("b", u8(1)), field("c", none()))))
                .isEqualTo("{b: 1}");
        assertThat(Wave.print(record(field("a", none())))).isEqualTo("{:}");
        assertThat(Wave.print(list(none(), some(u8(1))))).isEqualTo("[none, some(1)]");
    }

    @Test
    void aHandleHasNoText() {
        assertThatThrownBy(() -> Wave.print(list(handle(new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WAVE has no text for the handle of a resource");
        assertThat(Wave.describe(list(handle(new Object())))).isEqualTo("[<resource>]");
    }

    private static FunctionType function(String text) {
        return TypeText.parseFunction(text);
    }

    @Test
    void argumentsAreReadByTheTypeOfTheFunction() {
        FunctionType type = function("func(a: u8, b: option<string>, c: option<u8>)");
        assertThat(Wave.arguments("f(1)", type)).containsExactly(u8(1), none(), none());
        assertThat(Wave.arguments("ns:pkg/iface@1.0.0.f( 1, \"x\", ) // done", type))
                .containsExactly(u8(1), some(string("x")), none());
        assertThat(Wave.arguments("f(1, none, 3)", type)).containsExactly(u8(1), none(), some(u8(3)));
        assertThat(Wave.arguments("f()", function("func()"))).isEmpty();
        assertThatThrownBy(() -> Wave.arguments("f()", type))
                .hasMessage("line 1, column 3: expected an argument for `a`, which is u8, found `)`");
        assertThatThrownBy(() -> Wave.arguments("f(1)", function("func()")))
                .hasMessage(
                        "line 1, column 3: expected `)` after 0 arguments, which is all that func() takes, found `1`");
        assertThatThrownBy(() -> Wave.arguments("f(1) x", type))
                .hasMessage("line 1, column 6: expected the end of the text, found `x`");
        assertThatThrownBy(() -> Wave.arguments("f(1", type)).hasMessageContaining("expected `,` or `)`");
    }

    @ParameterizedTest
    @CsvSource({"f(), f", "' my:pkg/iface@0.2.0.do-it (1)', my:pkg/iface@0.2.0.do-it", "[method]r.m(1), [method]r.m"})
    void aCallNamesItsFunction(String call, String name) {
        assertThat(Wave.functionName(call)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "f, 'line 1, column 2: expected `(` after the name of the function, found the end of the text'",
        "(), 'line 1, column 1: expected the name of a function before the arguments'",
        "f g(), 'line 1, column 2: expected `(` after the name of the function, found a space'",
    })
    void aCallWithoutNameOrArgumentsIsRefused(String call, String problem) {
        assertThatThrownBy(() -> Wave.functionName(call))
                .isInstanceOf(WaveException.class)
                .hasMessage(problem);
    }
}
