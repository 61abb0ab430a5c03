package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.wit.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other people's worlds, where the environment variable {@code WITLOOF_CORPUS} says where they are: all that is
 * synchronous compiles strictly, all else is refused for what it is.
 */
class CorpusTest {
    private static final Optional<Path> CORPUS =
            Optional.ofNullable(System.getenv("WITLOOF_CORPUS")).map(Path::of);

    @TempDir
    private Path temporary;

    @Test
    void worldsThatGeneratorsTrippedOverCompileOrAreRefused() throws IOException {
        List<String> refused = new ArrayList<>();
        int compiled = 0;
        for (Path input : children(corpus().resolve("wit-bindgen"))) {
            Path wit = Files.isDirectory(input.resolve("wit")) ? input.resolve("wit") : input;
            try {
                Compiled.strictly(Generator.generate(GenerationRequest.ofRootPackage(Wit.load(wit), Wit.options())));
                compiled++;
            } catch (GenerationException e) {
                assertThat(e.diagnostics()).as("%s", input).allSatisfy(each -> assertThat(each.code())
                        .isEqualTo(DiagnosticCode.UNSUPPORTED));
                refused.add(input.getFileName().toString());
            }
        }
        assertThat(refused)
                .containsExactly(
                        "async-resource-func.wit",
                        "async-trait-function.wit",
                        "future-same-type-different-names.wit",
                        "futures.wit",
                        "import-export-stream.wit",
                        "issue-1544.wit");
        assertThat(compiled).isPositive();
    }

    @Test
    void synchronousWasiCompiles() throws IOException {
        List<Path> packages = children(corpus().resolve("wasi/0.2.12"));
        assertThat(packages).isNotEmpty();
        for (Path root : packages) {
            Compiled.strictly(Wit.generate(Wit.load(withDependencies(root, packages))));
        }
    }

    /** Lays a package out as WIT wants it: all the others in its folder {@code deps}. */
    private Path withDependencies(Path root, List<Path> packages) throws IOException {
        Path folder = temporary.resolve(root.getFileName().toString());
        copy(root, folder);
        for (Path other : packages) {
            if (!other.equals(root)) {
                copy(other, folder.resolve("deps").resolve(other.getFileName().toString()));
            }
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : children(from)) {
            Files.copy(file, to.resolve(file.getFileName().toString()));
        }
    }

    private static Path corpus() {
        assumeTrue(CORPUS.isPresent(), "did not run: WITLOOF_CORPUS does not say where the corpus is");
        return CORPUS.orElseThrow();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }
}
