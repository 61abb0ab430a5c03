package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.check.ComponentRules;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every diagnostic has an example, and beside it what it looks like. */
class DiagnosticsTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/diagnostics");
    private static final String WORLD = "// world: ";

    @ParameterizedTest
    @MethodSource("examples")
    void rendersAsItsGoldenText(String name) throws IOException {
        Path input = Stream.of(name, name + ".wit")
                .map(EXAMPLES::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        ResolveException refused = catchThrowableOfType(ResolveException.class, () -> load(input));

        assertThat(refused).as("refusal of %s", input).isNotNull();
        assertThat(refused.diagnostics())
                .extracting(Diagnostic::code)
                .extracting(DiagnosticCode::id)
                .contains(code(name));
        Golden.assertEquals(
                EXAMPLES.resolve(name + ".txt"), refused.getMessage().replace(EXAMPLES + "/", ""));
    }

    @Test
    void everyCodeHasAnExample() throws IOException {
        assertThat(examples().stream().map(DiagnosticsTest::code).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DiagnosticCode.values())
                        .filter(code -> !code.ofGenerator())
                        .map(DiagnosticCode::id)
                        .toList());
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

    private static String code(String name) {
        return name.replaceFirst("--.*", "");
    }

    private static void load(Path input) throws IOException, ResolveException {
        Optional<String> world = Files.isDirectory(input)
                ? Optional.empty()
                : Files.readString(input, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.startsWith(WORLD))
                        .map(line -> line.substring(WORLD.length()))
                        .findFirst();
        Resolve resolve = WitLoader.builder().build().load(input);
        List<Diagnostic> warnings = ComponentRules.check(resolve);
        if (!warnings.isEmpty()) {
            throw new ResolveException(warnings);
        }
        resolve.selectWorld(world);
    }
}
