package dev.witloof.wit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Test inputs that the repository does not contain. */
final class Corpus {

    private static final String VARIABLE = "WITLOOF_CORPUS";

    private Corpus() {}

    /** Finds a folder of the corpus, or says that the test does not run without it. */
    static Path folder(String name) {
        String root = System.getenv(VARIABLE);
        if (root == null || root.isEmpty()) {
            System.err.println("did not run: " + VARIABLE + " is not set");
            return abort("did not run: the environment variable " + VARIABLE + " names no folder with test inputs");
        }
        return Path.of(root).resolve(name);
    }

    static List<Path> entries(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
