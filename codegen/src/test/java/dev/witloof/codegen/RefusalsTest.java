package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
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
        assertRefused(
                "the Java of this would have about 34 million characters, and 24 million are the most",
                functionsOfLargeTypes(5_000));
    }

    @Test
    void moreJavaThanIsHeldAtOnceIsRefused() {
        assertRefused(
                "with this, all Java would have about 126 million characters, and 120 million are the most",
                functionsOfLargeTypes(1)
                        + IntStream.range(0, 20)
                                .mapToObj(i -> "\n}\ninterface i-" + i + " {\n" + functionsOfLargeTypes(1_000))
                                .collect(Collectors.joining()));
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

    private static void assertRefused(String reason, String items) {
        GenerationRequest request = GenerationRequest.ofRootPackage(
                Wit.parse("package a:b;\ninterface i {\n" + items + "\n}"), Wit.options());
        GenerationException refused =
                catchThrowableOfType(GenerationException.class, () -> Generator.generate(request));

        assertThat(refused).as(reason).isNotNull();
        assertThat(refused.diagnostics()).first().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.LIMIT);
            assertThat(diagnostic.message()).startsWith(reason);
        });
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
