package dev.witloof.component.binary;

import static dev.witloof.component.binary.Encoder.FUNC;
import static dev.witloof.component.binary.Encoder.TYPES;
import static dev.witloof.component.binary.Encoder.bytes;
import static dev.witloof.component.binary.Encoder.component;
import static dev.witloof.component.binary.Encoder.section;
import static dev.witloof.component.binary.Encoder.vec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.type.TypeText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTypesTest {
    static Stream<Arguments> types() {
        return Stream.of(
                arguments("bool", bytes(0x7f)),
                arguments("s8", bytes(0x7e)),
                arguments("u8", bytes(0x7d)),
                arguments("s16", bytes(0x7c)),
                arguments("u16", bytes(0x7b)),
                arguments("s32", bytes(0x7a)),
                arguments("u32", bytes(0x79)),
                arguments("s64", bytes(0x78)),
                arguments("u64", bytes(0x77)),
                arguments("f32", bytes(0x76)),
                arguments("f64", bytes(0x75)),
                arguments("char", bytes(0x74)),
                arguments("string", bytes(0x73)),
                arguments("error-context", bytes(0x64)),
                arguments("record{a: u8, b: string}", bytes(0x72, vec(bytes("a", 0x7d), bytes("b", 0x73)))),
                arguments("variant{a, b(u8)}", bytes(0x71, vec(bytes("a", 0, 0), bytes("b", 1, 0x7d, 0)))),
                arguments("list<u8>", bytes(0x70, 0x7d)),
                arguments("list<u8, 4>", bytes(0x67, 0x7d, 4)),
                arguments("tuple<u8, char>", bytes(0x6f, vec(0x7d, 0x74))),
                arguments("flags{a, b}", bytes(0x6e, vec("a", "b"))),
                arguments("enum{a, b}", bytes(0x6d, vec("a", "b"))),
                arguments("option<u8>", bytes(0x6b, 0x7d)),
                arguments("result", bytes(0x6a, 0, 0)),
                arguments("result<u8>", bytes(0x6a, 1, 0x7d, 0)),
                arguments("result<_, u8>", bytes(0x6a, 0, 1, 0x7d)),
                arguments("result<u8, string>", bytes(0x6a, 1, 0x7d, 1, 0x73)),
                arguments("stream", bytes(0x66, 0)),
                arguments("stream<u8>", bytes(0x66, 1, 0x7d)),
                arguments("future<u8>", bytes(0x65, 1, 0x7d)),
                arguments("map<string, u8>", bytes(0x63, 0x73, 0x7d)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void readsEveryValueType(String text, byte[] encoded) {
        assertThat(TypeText.print(((DefinedType.Value) defined(encoded)).type()))
                .isEqualTo(text);
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                arguments("0x44", bytes(0x44)),
                arguments("at least one field", bytes(0x72, vec())),
                arguments("kebab case", bytes(0x72, vec(bytes("Ab", 0x7d)))),
                arguments("differ in more than case", bytes(0x72, vec(bytes("a", 0x7d), bytes("A", 0x7d)))),
                arguments("at least one case", bytes(0x71, vec())),
                arguments("0x00 at the end of a case", bytes(0x71, vec(bytes("a", 0, 1)))),
                arguments("at least one element", bytes(0x6f, vec())),
                arguments(
                        "at most 32",
                        bytes(
                                0x6e,
                                vec(IntStream.range(0, 33)
                                        .mapToObj(i -> "f" + i)
                                        .toArray()))),
                arguments("0x00 for no payload", bytes(0x6a, 2, 0)),
                arguments("a list of fixed length 0", bytes(0x67, 0x7d, 0)),
                arguments("2^28", bytes(0x67, 0x7d, 0x80, 0x80, 0x80, 0x80, 0x01)),
                arguments("as key", bytes(0x63, 0x75, 0x7d)),
                arguments("another type", bytes(0x66, 1, 0x74)),
                arguments("type 9", bytes(0x70, 9)),
                arguments("a primitive type or the index", bytes(0x70, 0x70, 0x7d)),
                arguments("more than 33 bits", bytes(0x70, 0xff, 0xff, 0xff, 0xff, 0x2f)),
                arguments("representation", bytes(0x3f, 0x7d, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTypes")
    void refusesWrongTypesAndSaysWhy(String why, byte[] encoded) {
        assertThatThrownBy(() -> defined(encoded))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refersToTypesDefinedBefore() {
        var types = ComponentReader.read(component(section(TYPES, bytes(0x70, 0x7d), bytes(0x6b, 0))))
                .types()
                .types();

        assertThat(TypeText.print(((DefinedType.Value) types.get(1)).type())).isEqualTo("option<list<u8>>");
    }

    @Test
    void refusesAFunctionWhereAValueTypeIsWanted() {
        assertThatThrownBy(() -> ComponentReader.read(component(section(TYPES, FUNC, bytes(0x70, 0)))))
                .hasMessageContaining("type 0, which is no value type");
    }

    @Test
    void refusesHandlesOfWhatIsNoResource() {
        assertThatThrownBy(() -> ComponentReader.read(component(section(TYPES, FUNC, bytes(0x69, 0)))))
                .hasMessageContaining("type 0, which is no resource");
    }

    @Test
    void readsFunctionsWithAndWithoutResultAndAsync() {
        assertThat(TypeText.print(((DefinedType.Function) defined(FUNC)).type()))
                .isEqualTo("func()");
        assertThat(TypeText.print(((DefinedType.Function)
                                defined(bytes(0x43, vec(bytes("a", 0x7d), bytes("b-2", 0x73)), 0, 0x79)))
                        .type()))
                .isEqualTo("async func(a: u8, b-2: string) -> u32");
    }

    @Test
    void refusesBorrowsInResultsAndStreams() {
        for (byte[] wrong : List.of(bytes(0x40, 0, 0, 1), bytes(0x66, 1, 1), bytes(0x65, 1, 1))) {
            assertThatThrownBy(() ->
                            ComponentReader.read(component(section(TYPES, Encoder.RESOURCE, bytes(0x68, 0), wrong))))
                    .hasMessageContaining("`borrow`");
        }
    }

    @Test
    void givesOneObjectForEachStructure() {
        var types = ComponentReader.read(
                        component(section(TYPES, bytes(0x70, 0x7d), bytes(0x70, 0x7d), bytes(0x6b, 0), bytes(0x6b, 1))))
                .types()
                .types();

        assertThat(((DefinedType.Value) types.get(2)).type()).isSameAs(((DefinedType.Value) types.get(3)).type());
    }

    private static DefinedType defined(byte[] type) {
        return ComponentReader.read(component(section(TYPES, type)))
                .types()
                .types()
                .get(0);
    }
}
