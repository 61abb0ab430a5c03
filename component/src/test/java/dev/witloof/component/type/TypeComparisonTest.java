package dev.witloof.component.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeComparisonTest {
    private static FunctionType function(String text) {
        return TypeText.parseFunction(text);
    }

    private static Optional<String> compare(FunctionType expected, FunctionType actual) {
        return TypeComparison.compare(expected, actual, new ResourceBindings()).map(Mismatch::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "func(a: u8) | func(a: s8) | parameter `a`: expected u8, found s8",
                "func(a: u8) | func(b: u8) | expected parameter `a` at position 1, found parameter `b` at position 1",
                "func(a: u8) | func() | expected parameter `a` at position 1, found no parameter after the first 0",
                "func() | func(a: u8) | expected no parameter after the first 0, found parameter `a` at position 1",
                "func() | func() -> u8 | result: expected none, found u8",
                "func() -> u8 | func() | result: expected u8, found none",
                "func() -> list<u8> | func() -> list<s8> | result, element: expected u8, found s8",
                "func() -> list<u8> | func() -> list<u8, 4> | result: expected list<u8>, found list<u8, 4>",
                "func() -> list<u8, 3> | func() -> list<u8, 4> | result: expected list<u8, 3>, found list<u8, 4>",
                "async func() | func() | expected an async func, found a func that is not async",
                "func(m: record{t: u8, s: string}) | func(m: record{t: u8, s: u8})"
                        + "| parameter `m`, field `s`: expected string, found u8",
                "func(m: record{t: u8, s: u8}) | func(m: record{t: u8, u: u8})"
                        + "| parameter `m`: expected field `s` at position 2, found field `u` at position 2",
                "func(m: record{t: u8}) | func(m: record{t: u8, u: u8})"
                        + "| parameter `m`: expected no field after the first 1, found field `u` at position 2",
                "func(m: record{t: u8}) | func(m: tuple<u8>) | parameter `m`: expected record{t: u8}, found tuple<u8>",
                "func(m: tuple<u8, u8>) | func(m: tuple<u8, s8>) | parameter `m`, element 1: expected u8, found s8",
                "func(m: variant{a, b(u8)}) | func(m: variant{a, b}) | parameter `m`, case `b`: expected u8, found no payload",
                "func(m: variant{a, b(u8)}) | func(m: variant{a, b(s8)}) | parameter `m`, case `b`: expected u8, found s8",
                "func(m: variant{a, b}) | func(m: enum{a, b}) | parameter `m`: expected variant{a, b}, found enum{a, b}",
                "func(m: enum{a, b}) | func(m: enum{a})"
                        + "| parameter `m`: expected case `b` at position 2, found no case after the first 1",
                "func(m: flags{a, b}) | func(m: flags{b, a})"
                        + "| parameter `m`: expected flag `a` at position 1, found flag `b` at position 1",
                "func(m: option<u8>) | func(m: option<u16>) | parameter `m`, case `some`: expected u8, found u16",
                "func(m: result<u8, u8>) | func(m: result<u8, u16>) | parameter `m`, case `error`: expected u8, found u16",
                "func(m: result<u8>) | func(m: result<_, u8>) | parameter `m`: expected result<u8>, found result<_, u8>",
                "func(m: map<u8, u8>) | func(m: map<u8, u16>) | parameter `m`, value: expected u8, found u16",
                "func(m: stream<u8>) | func(m: stream) | parameter `m`: expected stream<u8>, found stream",
                "func(m: future<u8>) | func(m: future<s8>) | parameter `m`, element: expected u8, found s8",
            })
    void saysWhereTypesDiffer(String expected, String actual, String difference) {
        assertThat(compare(function(expected), function(actual))).contains(difference);
    }

    @Test
    void namesOfTypesDoNotCount() {
        InterfaceType expected = TypeText.parseInterface("type t = record{a: u8}", "func f(x: $t, y: list<$t>) -> $t");
        FunctionType actual = function("func(x: record{a: u8}, y: list<record{a: u8}>) -> record{a: u8}");

        assertThat(compare(expected.function("f"), actual)).isEmpty();
    }

    @Test
    void resourcesMatchConsistentlyInOneSession() {
        InterfaceType expected = TypeText.parseInterface(
                "interface a:b/c", "resource r", "resource s", "func f(x: own<$r>)", "func g(x: borrow<$r>)");
        InterfaceType actual = TypeText.parseInterface(
                "interface a:b/c", "resource r", "resource s", "func f(x: own<$r>)", "func g(x: borrow<$s>)");
        ResourceBindings bindings = new ResourceBindings();
        TypeComparison comparison = new TypeComparison(bindings);

        assertThat(comparison.compare(expected.function("f"), actual.function("f")))
                .isEmpty();
        assertThat(bindings.actual(expected.resource("r"))).contains(actual.resource("r"));
        assertThat(bindings.actual(expected.resource("s"))).isEmpty();
        assertThat(comparison.compare(expected.function("g"), actual.function("g")))
                .map(Mismatch::toString)
                .contains("parameter `x`: expected borrow of the resource a:b/c.r, "
                        + "found borrow of another resource, a:b/c.s");
    }

    @Test
    void sharedTypesWithResourcesAreNotMistakenForMatching() {
        InterfaceType scope = TypeText.parseInterface("resource r", "resource s", "type t = list<own<$r>>");
        ResourceBindings bindings = new ResourceBindings();
        bindings.bind(scope.resource("r"), scope.resource("s"));
        ValueType shared = scope.type("t");

        assertThat(new TypeComparison(bindings).compare(shared, shared))
                .map(mismatch -> mismatch.path().toString())
                .contains("element");
    }

    @Test
    void bindingTwiceIsRefused() {
        InterfaceType scope = TypeText.parseInterface("interface a:b/c", "resource r", "resource s");
        ResourceBindings bindings = new ResourceBindings();
        ResourceType r = scope.resource("r");
        ResourceType s = scope.resource("s");
        bindings.bind(r, s);
        bindings.bind(s, s);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bindings.bind(r, r))
                .withMessage("the resource a:b/c.r is bound to two different types");
    }

    @Test
    void ownAndBorrowDiffer() {
        InterfaceType scope = TypeText.parseInterface("resource r");
        ValueType own = TypeText.parseType("own<$r>", scope);
        ValueType borrow = TypeText.parseType("borrow<$r>", scope);

        assertThat(new TypeComparison((expected, actual) -> true).compare(own, borrow))
                .contains(new Mismatch(TypePath.ROOT, "own<$r>", "borrow<$r>"));
    }

    @Test
    void aDifferenceIsFoundAgain() {
        ValueType expected = TypeText.parseType("list<record{a: u8, b: list<u8>}>");
        ValueType actual = TypeText.parseType("list<record{a: u8, b: list<s8>}>");
        TypeComparison comparison = new TypeComparison(new ResourceBindings());

        assertThat(comparison.compare(expected, actual)).isPresent();
        assertThat(comparison.compare(expected, actual))
                .map(Mismatch::toString)
                .contains("element, field `b`, element: expected u8, found s8");
    }

    @Test
    void sharedPartsAreComparedOnce() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            TypeComparison comparison = new TypeComparison(new ResourceBindings());

            assertThat(comparison.compare(doubled("u8"), doubled("u8"))).isEmpty();
            assertThat(comparison.compare(doubled("u8"), doubled("s8")))
                    .map(Mismatch::actual)
                    .contains("s8");
        });
    }

    private static ValueType doubled(String innermost) {
        ValueType type = TypeText.parseType(innermost);
        for (int i = 0; i < ValueType.MAX_DEPTH; i++) {
            type = new TupleType(List.of(type, type));
        }
        return type;
    }

    @Test
    void messagesStayShort() {
        ValueType expected = TypeText.parseType("record{a: " + "list<".repeat(80) + "u8" + ">".repeat(80) + "}");
        ValueType actual = TypeText.parseType("u8");

        Optional<Mismatch> mismatch = new TypeComparison(new ResourceBindings()).compare(expected, actual);

        assertThat(mismatch).isPresent();
        assertThat(mismatch.get().toString()).hasSizeLessThan(500).contains("…");
    }
}
