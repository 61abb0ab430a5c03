package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sound WIT that cannot be generated: an example and a golden text for each reason. */
class RefusalsTest {
    private static final String LONG = "n" + "a".repeat(199);
    private static final Path EXAMPLES = Path.of("src/test/refused");

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatCannotBeGeneratedAndWhere(String name) throws IOException {
        Path input = Stream.of(name, name + ".wit")
                .map(EXAMPLES::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        GenerationRequest request = GenerationRequest.ofRootPackage(Wit.load(input), Wit.options());
        GenerationException refused =
                catchThrowableOfType(GenerationException.class, () -> Generator.generate(request));

        assertThat(refused).as("refusal of %s", input).isNotNull();
        assertThat(refused.diagnostics())
                .extracting(Diagnostic::code)
                .extracting(DiagnosticCode::id)
                .allSatisfy(code -> assertThat(name).startsWith(code));
        Golden.assertEquals(
                EXAMPLES.resolve(name + ".txt"),
                String.valueOf(refused.getMessage()).replace(EXAMPLES + "/", ""));
    }

    /**
     * A clash with a dependency, or a mapped type, is no matter of the WIT alone: {@link ExistingBindingsTest} and
     * {@link TypeMappingTest} have their examples.
     */
    @Test
    void everyCodeOfTheGeneratorHasAnExample() throws IOException {
        List<String> examples = examples();

        assertThat(DiagnosticCode.values())
                .filteredOn(DiagnosticCode::ofGenerator)
                .filteredOn(code -> code != DiagnosticCode.BINDINGS_MISMATCH && code != DiagnosticCode.TYPE_MAPPING)
                .extracting(DiagnosticCode::id)
                .allSatisfy(code -> assertThat(examples).contains(code));
    }

    @Test
    void whatDoesNotFitIntoAClassFileIsRefused() {
        assertRefused(
                "the names here have 66066 characters, and a class file has room for 65000",
                "record r { " + longNames(66) + " }");
        assertRefused(
                "the functions here would take about 720",
                IntStream.range(0, 12_000)
                        .mapToObj(i -> "f-n" + i + ": func(a: u8, b: u8, c: u8);")
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void moreJavaThanAnybodyCanCompileIsRefused() {
        Diagnostic refusal = assertRefused("the Java of this would have about ", functionsOfLargeTypes(5_000));

        assertThat(refusal.message()).endsWith(" million characters, and 24 million are the most");
        assertThat(rendered(refusal))
                .contains("2 | interface i {", "  |           ^", "  = help: move some of it to another interface");
    }

    @Test
    void whatIsQualifiedEachTimeCountsToo() {
        Diagnostic refusal =
                assertRefused("the Java of this has more than 24 million characters", functionsOfQualifiedTypes(100));

        assertThat(rendered(refusal))
                .contains("2 | interface i {", "  |           ^", "  = help: move some of it to another interface");
    }

    @Test
    void moreJavaThanIsHeldAtOnceIsRefused() {
        Diagnostic refusal = assertRefused(
                "with this, all Java has more than 120 million characters",
                functionsOfQualifiedTypes(1)
                        + IntStream.range(0, 25)
                                .mapToObj(i -> "\n}\ninterface i-" + i + " {\n" + functionsOfQualifiedTypes(15))
                                .collect(Collectors.joining()));

        assertThat(rendered(refusal))
                .contains("interface i-", "  = help: generate fewer worlds and interfaces at once");
    }

    /** Of two interfaces that are called alike Java imports one. */
    private static String functionsOfQualifiedTypes(int count) {
        String sixteen = "t, ".repeat(15) + "t";
        return "use acme:one/types.{r};\nuse " + LONG + ":" + LONG + "/types.{r as t};\n"
                + "first: func(a: r);\ntype s = tuple<" + sixteen + ">;\ntype u = tuple<" + sixteen.replace("t", "s")
                + ">;\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "f-n" + i + ": func(a: u, b: u, c: u, d: u);")
                        .collect(Collectors.joining("\n"));
    }

    private static String rendered(Diagnostic diagnostic) {
        return new DiagnosticRenderer().render(diagnostic);
    }

    private static String functionsOfLargeTypes(int count) {
        return "type t = tuple<u8, " + "tuple<".repeat(9) + "string, u8" + ", u64>".repeat(9) + ">;\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "f-n" + i + ": func(a: t, b: t, c: t, d: t) -> t;")
                        .collect(Collectors.joining("\n"));
    }

    /** Fields with names of 1000 characters. */
    private static String longNames(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("n%03d", i) + "a".repeat(996) + ": u8")
                .collect(Collectors.joining(", "));
    }

    private static Diagnostic assertRefused(String reason, String items) {
        String others = Stream.of("acme:one", LONG + ":" + LONG)
                .map(name -> "package " + name + " { interface types { record r { a: u8 } } }\n")
                .collect(Collectors.joining());
        GenerationRequest request = GenerationRequest.ofRootPackage(
                Wit.parse("package a:b;\ninterface i {\n" + items + "\n}\n" + others), Wit.options());
        GenerationException refused =
                catchThrowableOfType(GenerationException.class, () -> Generator.generate(request));

        assertThat(refused).as(reason).isNotNull();
        assertThat(refused.diagnostics()).first().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.LIMIT);
            assertThat(diagnostic.message()).startsWith(reason);
        });
        return refused.diagnostics().get(0);
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> list = Files.list(EXAMPLES)) {
            return list.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".txt"))
                    .map(name -> name.replace(".wit", ""))
                    .sorted()
                    .toList();
        }
    }
}
