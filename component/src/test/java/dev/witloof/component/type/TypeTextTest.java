package dev.witloof.component.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTextTest {
    private static final String MESSAGING = """
            interface wasi:messaging/producer@0.2.0-draft
            resource client
            resource message = wasi:messaging/types@0.2.0-draft.message
            resource own-world = thing
            type error = variant{timeout, connection(string)}
            type alias = $error
            type errors = list<$error>
            type id = u32
            type handle = own<$message>
            func [constructor]client() -> own<$client>
            func [static]client.connect(name: string) -> result<own<$client>, $error>
            func [method]client.send(self: borrow<$client>, m: $handle, retries: option<$errors>)
            async func receive(from: borrow<$own-world>) -> stream<u8>
            """;

    @Test
    void printsWhatItParsed() {
        assertThat(TypeText.print(TypeText.parseInterface(MESSAGING))).isEqualTo(MESSAGING);
    }

    @Test
    void parsesStatementsGivenOneByOne() {
        InterfaceType type = TypeText.parseInterface(MESSAGING.split("\n"));

        assertThat(TypeText.print(type)).isEqualTo(MESSAGING);
    }

    @Test
    void keepsOwnAndUsedResourcesApart() {
        InterfaceType type = TypeText.parseInterface(MESSAGING);

        assertThat(type.id()).contains("wasi:messaging/producer@0.2.0-draft");
        assertThat(type.resources()).containsOnlyKeys("client");
        assertThat(type.resource("client")).hasToString("wasi:messaging/producer@0.2.0-draft.client");
        assertThat(type.usedResources()).containsOnlyKeys("message", "own-world");
        ResourceType message = type.resource("message");
        assertThat(message.interfaceId()).contains("wasi:messaging/types@0.2.0-draft");
        assertThat(message.name()).isEqualTo("message");
        assertThat(type.resource("own-world").interfaceId()).isEmpty();
    }

    @Test
    void readsFunctionsInTheirOrder() {
        InterfaceType type = TypeText.parseInterface(MESSAGING);

        assertThat(type.functions())
                .containsOnlyKeys("[constructor]client", "[static]client.connect", "[method]client.send", "receive");
        assertThat(type.functions().keySet()).first().isEqualTo("[constructor]client");
        FunctionType connect = type.function("[static]client.connect");
        assertThat(connect.parameters()).containsExactly(new FunctionType.Parameter("name", PrimitiveType.STRING));
        assertThat(connect.result())
                .contains(new ResultType(
                        Optional.of(new OwnType(type.resource("client"))), Optional.of(type.type("error"))));
        assertThat(connect.async()).isFalse();
        assertThat(type.function("receive").async()).isTrue();
    }

    @Test
    void acceptsAWorldsOwnFunctionsWithoutAnInterface() {
        InterfaceType type = TypeText.parseInterface("func run() -> result", "", "  func stop( )  ");

        assertThat(type.id()).isEmpty();
        assertThat(type.functions()).containsOnlyKeys("run", "stop");
        assertThat(TypeText.print(type)).isEqualTo("func run() -> result\nfunc stop()\n");
    }

    @Test
    void parsesTheEmptyInterface() {
        assertThat(TypeText.print(TypeText.parseInterface())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bool",
                "s8",
                "u8",
                "s16",
                "u16",
                "s32",
                "u32",
                "s64",
                "u64",
                "f32",
                "f64",
                "char",
                "string",
                "error-context",
                "list<u8>",
                "list<u8, 4>",
                "list<u8, 2147483647>",
                "map<string, list<u8>>",
                "option<option<u8>>",
                "result",
                "result<u8>",
                "result<_, string>",
                "result<u8, string>",
                "tuple<u8>",
                "tuple<u8, tuple<s8, char>>",
                "record{a: u8}",
                "record{a-b: u8, C2: record{x: f32}}",
                "variant{a}",
                "variant{none, some(u8), b-2(variant{x})}",
                "enum{a, b}",
                "flags{read, write}",
                "stream",
                "stream<u8>",
                "future",
                "future<result<_, u8>>"
            })
    void printsValueTypesAsItParsesThem(String text) {
        ValueType type = TypeText.parseType(text);

        assertThat(TypeText.print(type)).isEqualTo(text);
        assertThat(type)
                .hasToString(text)
                .isEqualTo(TypeText.parseType(text))
                .hasSameHashCodeAs(TypeText.parseType(text));
    }

    @Test
    void toleratesSpaces() {
        assertThat(TypeText.parseType(" record { a :\tlist < u8 , 3 > , b : result< _ , u8 > } "))
                .hasToString("record{a: list<u8, 3>, b: result<_, u8>}");
    }

    @Test
    void parsesFunctionsOnTheirOwn() {
        InterfaceType scope = TypeText.parseInterface("resource r", "type t = u8");

        FunctionType type = TypeText.parseFunction("func(a: borrow<$r>, b: list<$t>) -> own<$r>", scope);

        assertThat(TypeText.print(type)).isEqualTo("func(a: borrow<$r>, b: list<u8>) -> own<$r>");
        assertThat(TypeText.print(TypeText.parseFunction("async func()"))).isEqualTo("async func()");
        assertThat(TypeText.parseType("own<$r>", scope)).isEqualTo(new OwnType(scope.resource("r")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 1 | `int` is no type; references to declared types start with `$`",
                "list<u8 | 8 | expected `>`, found the end of the text",
                "list<u8> x | 10 | expected nothing more, found `x`",
                "record{} | 8 | expected the name of a field, found `}`",
                "record{a u8} | 10 | expected `:`, found `u8`",
                "record{a: u8; b: u8} | 13 | expected `,` or `}`, found `;`",
                "record{a: u8, A: u8} | 1 | the record has two members that differ in case at most: field `A`",
                "enum{a, aB} | 9 | the name of a case is in kebab case, like `my-name2` or `my-URL`; `aB` is not",
                "list<u8, 0> | 1 | a list of fixed length has between 1 and 2147483647 elements, not 0",
                "list<list<u8, 0>> | 6 | a list of fixed length has between 1 and 2147483647 elements, not 0",
                "list<u8, 9999999999> | 10 | a list has between 1 and 2147483647 elements",
                "tuple<> | 7 | expected a type, found `>`",
                "$t | 2 | no type `$t` is declared above",
                "own<r> | 5 | expected `$`, found `r`",
                "own<$r> | 6 | no resource `$r` is declared above",
                "map<f32, u8> | 1 | the key of a map is an integer, bool, char or string",
                "\uD83D\uDE00 | 1 | expected a type, found `\uD83D\uDE00`",
            })
    void saysWhereAndWhatIsWrong(String text, int column, String problem) {
        assertThatThrownBy(() -> TypeText.parseType(text))
                .isInstanceOf(TypeTextException.class)
                .hasMessage("line 1, column " + column + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resource r;type r = u8 | 2 | the name `r` is declared twice",
                "type t = u8;type t = u8 | 2 | the name `t` is declared twice",
                "type t = u8;func f(a: own<$t>) | 2 | `$t` is a value type; own and borrow want a resource",
                "resource r;func f(a: $r) | 2 | `$r` is a resource; write own<$r> or borrow<$r>",
                "func f();func f() | 2 | the name `f` is declared twice",
                "resource r;func f() -> borrow<$r> | 2 | the result of a function may not contain a borrow",
                "resource r;func f() -> list<borrow<$r>> | 2 | the result of a function may not contain a borrow",
                "func f();interface a:b/c | 2 | expected `resource`, `type`, `func` or `async func`, found `interface`",
                "func [method]r() | 1 | `[method]r` is no name of a function, such as `f` or `[method]r.f`",
                "func f(a: u8, a: u8) | 1 | the function has two members that differ in case at most: parameter `a`",
                "type t = list<$t> | 1 | no type `$t` is declared above",
                "type t = u8 type u = u8 | 1 | expected the end of the line, found `type`",
                "async run() | 1 | expected `func`, found `run`",
                "interface | 1 | expected the name of the interface, found the end of the line",
                "resource r = | 1 | expected the interface and name of the resource, found the end of the line",
                "resource r = .x | 1 | `.x` does not start with the name of an interface",
                "resource r = a:b/c@0.1.0 | 1 | `0` is not in kebab case",
                "resource Rr | 1 | `Rr` is not in kebab case",
            })
    void saysWhereAnInterfaceIsWrong(String text, int line, String problem) {
        TypeTextException error = catchThrowableOfType(
                TypeTextException.class, () -> TypeText.parseInterface(text.replace(';', '\n') + "\n"));

        assertThat(error).hasMessageEndingWith(": " + problem);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isPositive();
    }

    @Test
    void refusesTypesThatNestTooDeeply() {
        String deepest = "list<".repeat(ValueType.MAX_DEPTH) + "u8" + ">".repeat(ValueType.MAX_DEPTH);

        assertThat(TypeText.print(TypeText.parseType(deepest))).isEqualTo(deepest);
        assertThatThrownBy(() -> TypeText.parseType("option<" + deepest + ">"))
                .isInstanceOf(TypeTextException.class)
                .hasMessageContaining("types may nest at most 100 deep");
        assertThatThrownBy(() -> TypeText.parseType("list<".repeat(1_000_000)))
                .isInstanceOf(TypeTextException.class)
                .hasMessageContaining("types may nest at most 100 deep");
    }

    @Test
    void keepsSharedTypesShort() {
        StringBuilder text = new StringBuilder("type t0 = list<u8>\n");
        for (int i = 1; i <= 90; i++) {
            text.append("type t%d = tuple<$t%d, $t%d>%n".formatted(i, i - 1, i - 1));
        }
        text.append("func f(a: $t90)\n");

        InterfaceType type = TypeText.parseInterface(text.toString());

        assertThat(TypeText.print(type)).isEqualTo(text.toString());
        ValueType huge = type.type("t90");
        assertThat(TypeText.describe(huge))
                .startsWith("tuple<tuple<")
                .endsWith("…")
                .hasSizeLessThan(300);
        assertThat(huge).hasToString(TypeText.describe(huge));
        assertThat(type.function("f")).asString().endsWith("…");
        assertThatThrownBy(() -> TypeText.print(huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16777216 characters");
    }

    @Test
    void damagedTextIsParsedOrRefusedWithAPlaceInIt() {
        Random random = new Random(7);
        String signs = "$<>{}(),:=-. _\n\t0aZ[]/@\u00e9";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(MESSAGING);
            for (int j = random.nextInt(3); j >= 0; j--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    default -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                }
            }
            try {
                InterfaceType type = TypeText.parseInterface(text.toString());
                String printed = TypeText.print(type);
                assertThat(TypeText.print(TypeText.parseInterface(printed))).isEqualTo(printed);
            } catch (TypeTextException e) {
                refused++;
                assertThat(e.line())
                        .isBetween(1, (int) text.chars().filter(c -> c == '\n').count() + 1);
                assertThat(e.column()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(refused).isBetween(5_000, 19_999);
    }

    @Test
    void messagesShortenLongNames() {
        String name = "a".repeat(100_000);

        for (String text :
                List.of(name, "$" + name, "own<$" + name + ">", "record{" + name + ": x}", "enum{a, " + name)) {
            assertThatThrownBy(() -> TypeText.parseType(text))
                    .isInstanceOf(TypeTextException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        }
        assertThat(TypeText.describe(TypeText.parseType("enum{" + name + "}"))).hasSizeLessThan(300);
    }

    @Test
    void refusesToPrintResourcesWithoutAName() {
        ResourceType stranger = new ResourceType(Optional.of("a:b/c"), "stranger");
        FunctionType function = new FunctionType(
                List.of(new FunctionType.Parameter("s", new BorrowType(stranger))), Optional.empty(), false);
        InterfaceType type = new InterfaceType(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of("f", function));

        assertThatThrownBy(() -> TypeText.print(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a:b/c.stranger");
    }
}
