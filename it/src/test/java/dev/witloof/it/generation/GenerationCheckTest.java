package dev.witloof.it.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.codegen.GeneratedFile;
import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Generation from WIT of others, where the environment variable {@code WITLOOF_CORPUS} says where that is. */
class GenerationCheckTest {
    private static final Optional<Path> CORPUS =
            Optional.ofNullable(System.getenv("WITLOOF_CORPUS")).map(Path::of);
    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    @TempDir
    private static Path temporary;

    private static Resolve parse(String text) throws ResolveException {
        return LOADER.load(List.of(new SourceText("test.wit", text)));
    }

    @Test
    void countsFunctionsAndTypes() throws IOException, ResolveException {
        assertThat(GenerationCheck.check(parse("""
                package a:b;
                interface i {
                    record r { x: u8 } variant v { a(r), b } enum e { a } flags f { a }
                    resource s { constructor(); m: func() -> result; n: static func(); }
                    type t = list<r>;
                    g: func(t: t) -> result<v, e>;
                }
                world w {
                    import i; export i;
                    import f: func(); export f: func();
                    import inside: interface { enum x { a } h: func() -> x; }
                    resource own-one;
                    export take: func() -> own-one;
                }
                """))).isEqualTo(GenerationCheck.Outcome.GENERATED);
    }

    @Test
    void whatIsAsynchronousIsRefused() throws IOException, ResolveException {
        assertThat(GenerationCheck.check(parse("package a:b; interface i { f: async func(); }")))
                .isEqualTo(GenerationCheck.Outcome.REFUSED);
    }

    @Test
    void anotherRefusalFails() throws ResolveException {
        Resolve resolve = parse("package a:b; interface i { record r {} }");
        assertThatThrownBy(() -> GenerationCheck.check(resolve))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the record is empty");
    }

    @Test
    void aWarningIsAProblem() throws IOException {
        GeneratedFile file = new GeneratedFile(
                "a/B.java", "package a; final class B { static java.util.List raw() { return java.util.List.of(); } }");
        assertThat(StrictCompiler.problems(List.of(file))).anyMatch(each -> each.contains("[rawtypes]"));
    }

    @TestFactory
    Stream<DynamicTest> worldsThatGeneratorsTrippedOver() throws IOException {
        return entries(corpus().resolve("wit-bindgen"))
                .map(path -> test(path, Files.isDirectory(path.resolve("wit")) ? path.resolve("wit") : path));
    }

    @TestFactory
    Stream<DynamicTest> synchronousWasi() throws IOException {
        Path release = corpus().resolve("wasi/0.2.12");
        return entries(release).map(path -> test(path, withDependencies(path, release)));
    }

    private static DynamicTest test(Path path, Path wit) {
        return DynamicTest.dynamicTest(
                String.valueOf(path.getFileName()),
                () -> assertThat(GenerationCheck.check(LOADER.load(wit))).isNotNull());
    }

    /** Lays a package out as WIT wants it: all the others in its folder {@code deps}. */
    private static Path withDependencies(Path root, Path release) {
        try {
            Path folder = temporary.resolve(String.valueOf(root.getFileName()));
            for (Path each : entries(release).toList()) {
                Path target =
                        each.equals(root) ? folder : folder.resolve("deps").resolve(String.valueOf(each.getFileName()));
                Files.createDirectories(target);
                for (Path file : entries(each).toList()) {
                    Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path corpus() {
        assumeTrue(CORPUS.isPresent(), "did not run: WITLOOF_CORPUS does not say where the corpus is");
        return CORPUS.orElseThrow();
    }

    private static Stream<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList().stream();
        }
    }
}
