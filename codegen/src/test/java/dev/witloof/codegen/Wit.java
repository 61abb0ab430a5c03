package dev.witloof.codegen;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** WIT for tests. */
final class Wit {
    /** The inputs that the tests of this module wrote. */
    static final Path INPUTS = Path.of("src/test/wit");

    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    private Wit() {}

    static Resolve load(Path path) {
        try {
            return LOADER.load(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ResolveException e) {
            throw new IllegalArgumentException(path + " is no sound WIT:\n" + e.getMessage(), e);
        }
    }

    static Resolve parse(String text) {
        try {
            return LOADER.load(List.of(new SourceText("test.wit", text)));
        } catch (ResolveException e) {
            throw new IllegalArgumentException("no sound WIT:\n" + e.getMessage(), e);
        }
    }

    static GenerationOptions options() {
        return GenerationOptions.of("com.acme").withGeneratorVersion("1.2.3");
    }

    static GeneratedSources generate(Resolve resolve) {
        return generate(GenerationRequest.ofRootPackage(resolve, options()));
    }

    static GeneratedSources generate(GenerationRequest request) {
        try {
            return Generator.generate(request);
        } catch (GenerationException e) {
            throw new IllegalArgumentException("cannot be generated:\n" + e.getMessage(), e);
        }
    }

    /** All WIT of this repository that must generate: what it ships, what its guests were made from, and these tests'. */
    static List<Path> repository() {
        return Stream.of(children(Path.of("../wit")), guests(), children(INPUTS))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Path> guests() {
        return children(Path.of("../it/guests"))
                .map(guest -> guest.resolve("wit"))
                .filter(Files::isDirectory);
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list
                    .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".wit"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
