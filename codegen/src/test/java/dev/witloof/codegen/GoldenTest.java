package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is generated, to be read: the goldens are sources that are compiled with these tests and run by them. */
class GoldenTest {
    private static final Path GOLDENS = Path.of("src/test/golden");

    @Test
    void generatesTheGoldens() throws IOException {
        Map<String, String> generated = new TreeMap<>();
        for (Path input : inputs()) {
            GenerationOptions options = GenerationOptions.of("golden").withGeneratorVersion("1.2.3");
            GeneratedSources sources = Wit.generate(GenerationRequest.ofRootPackage(Wit.load(input), options));
            sources.javaFiles().forEach(file -> generated.put(file.path(), file.content()));
        }
        if (Golden.blessing()) {
            bless(generated);
        }
        assertThat(generated).as(Golden.hint(GOLDENS)).isEqualTo(goldens());
    }

    private static List<Path> inputs() {
        return List.of(
                Path.of("../it/guests/collections/wit"),
                Path.of("../it/guests/greet/wit"),
                Path.of("../it/guests/resources/wit"),
                Path.of("../it/guests/types/wit"),
                Path.of("../wit/wasi-messaging-0.2.0-draft"),
                Wit.INPUTS.resolve("names.wit"));
    }

    private static void bless(Map<String, String> generated) throws IOException {
        for (String stale : goldens().keySet()) {
            Files.delete(GOLDENS.resolve(stale));
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Path golden = GOLDENS.resolve(file.getKey());
            Files.createDirectories(golden.resolveSibling(".").normalize());
            Files.writeString(golden, file.getValue());
        }
    }

    private static Map<String, String> goldens() throws IOException {
        Map<String, String> goldens = new TreeMap<>();
        try (Stream<Path> files = Files.walk(GOLDENS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                goldens.put(GOLDENS.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return goldens;
    }
}
