package dev.witloof.component.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {
    @Test
    void comparesByStructure() {
        ValueType type = TypeText.parseType("variant{a(record{x: u8}), b}");

        assertThat(type).isEqualTo(TypeText.parseType("variant{a(record{x: u8}), b}"));
        for (String other : List.of(
                "variant{a(record{x: s8}), b}",
                "variant{a(record{y: u8}), b}",
                "variant{a(record{x: u8}), c}",
                "variant{a(record{x: u8})}",
                "variant{a, b(record{x: u8})}",
                "variant{a(record{x: u8}), b(u8)}",
                "record{a: record{x: u8}, b: u8}")) {
            assertThat(type).isNotEqualTo(TypeText.parseType(other));
        }
        assertThat(TypeText.parseType("result<u8>")).isNotEqualTo(TypeText.parseType("result<_, u8>"));
        assertThat(TypeText.parseType("list<u8>")).isNotEqualTo(TypeText.parseType("list<u8, 1>"));
        assertThat(TypeText.parseType("enum{a}")).isNotEqualTo(TypeText.parseType("flags{a}"));
    }

    @Test
    void resourceTypesEqualOnlyThemselves() {
        ResourceType one = new ResourceType(Optional.empty(), "r");
        ResourceType other = new ResourceType(Optional.empty(), "r");

        assertThat(new OwnType(one)).isEqualTo(new OwnType(one)).isNotEqualTo(new OwnType(other));
        assertThat(new ListType(new OwnType(one))).isNotEqualTo(new ListType(new OwnType(other)));
    }

    @Test
    void sharedPartsAreComparedOnce() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            ValueType one = doubled(PrimitiveType.U8);
            ValueType same = doubled(PrimitiveType.U8);
            ValueType other = doubled(PrimitiveType.S8);

            assertThat(one.equals(same)).isTrue();
            assertThat(one.hashCode()).isEqualTo(same.hashCode());
            assertThat(one.equals(other)).isFalse();
        });
    }

    private static ValueType doubled(ValueType innermost) {
        ValueType type = innermost;
        for (int i = 0; i < ValueType.MAX_DEPTH; i++) {
            type = new TupleType(List.of(type, type));
        }
        return type;
    }

    @Test
    void hashCodesOfManyLongEnumsTakeLittleTime() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            List<String> names =
                    IntStream.range(0, 100_000).mapToObj(i -> "c" + i).toList();
            List<EnumType> twins = List.of(new EnumType(names), new EnumType(new ArrayList<>(names)));
            ValueType one = new TupleType(Collections.nCopies(100_000, twins.get(0)));
            ValueType same = new TupleType(Collections.nCopies(100_000, twins.get(1)));

            assertThat(one.equals(same)).isTrue();
        });
    }

    @Test
    void refusesToNestTooDeeply() {
        ValueType deepest = doubled(PrimitiveType.U8);

        assertThat(deepest.depth()).isEqualTo(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionType(deepest))
                .withMessageContaining("nest at most 100 deep");
    }

    @Test
    void knowsItsParts() {
        ValueType type = TypeText.parseType("variant{a(u8), b, c(list<s8>)}");

        assertThat(type.parts()).containsExactly(PrimitiveType.U8, new ListType(PrimitiveType.S8));
        assertThat(PrimitiveType.U8.parts()).isEmpty();
        assertThat(type.depth()).isEqualTo(2);
    }

    @Test
    void findsBorrowsAtAnyDepth() {
        InterfaceType scope = TypeText.parseInterface("resource r");

        assertThat(TypeText.parseType("list<option<borrow<$r>>>", scope).containsBorrow())
                .isTrue();
        assertThat(TypeText.parseType("list<option<own<$r>>>", scope).containsBorrow())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypeText.parseType("stream<borrow<$r>>", scope))
                .withMessageContaining("may not contain a borrow");
    }

    @Test
    void refusesTypesWithoutMembers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordType(List.of()))
                .withMessage("a type of kind record has at least one field");
        assertThatIllegalArgumentException().isThrownBy(() -> new VariantType(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new EnumType(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FlagsType(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TupleType(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FixedListType(PrimitiveType.U8, 0));
    }

    @Test
    void refusesMoreThan32Flags() {
        List<String> names = IntStream.range(0, 33).mapToObj(i -> "f" + i).toList();

        assertThat(new FlagsType(names.subList(0, 32)).names()).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlagsType(names))
                .withMessage("flags have at most 32 members, and these have 33");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "1a", "a_b", "aB", "Ab", "a b", "a\n", "é", "a.b"})
    void refusesNamesThatAreNotInKebabCase(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordType.Field(name, PrimitiveType.U8))
                .withMessageContaining("kebab case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "a1", "a-b", "a-B", "URL-of", "a-1", "x-86-64", "A1-b2"})
    void acceptsNamesInKebabCase(String name) {
        assertThat(new RecordType.Field(name, PrimitiveType.U8).name()).isEqualTo(name);
    }

    @Test
    void interfacesRefuseNamesThatStandForTwoTypes() {
        ResourceType resource = new ResourceType(Optional.empty(), "r");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterfaceType(
                        Optional.empty(), Map.of("r", resource), Map.of("r", resource), Map.of(), Map.of()))
                .withMessage("the name `r` stands for two types");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new InterfaceType(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of("f g", signature())))
                .withMessageContaining("`f g` is not");
    }

    @Test
    void interfacesSayWhichNameTheyLack() {
        InterfaceType type = TypeText.parseInterface("interface a:b/c", "resource r", "type t = u8", "func f()");

        assertThat(type.resource("r").name()).isEqualTo("r");
        assertThat(type.type("t")).isEqualTo(PrimitiveType.U8);
        assertThat(type.function("f")).isEqualTo(signature());
        assertThatThrownBy(() -> type.resource("t"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no resource `t` in a:b/c");
        assertThatThrownBy(() -> type.type("r")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> type.function("g")).isInstanceOf(NoSuchElementException.class);
    }

    private static FunctionType signature() {
        return new FunctionType(List.of(), Optional.empty(), false);
    }
}
