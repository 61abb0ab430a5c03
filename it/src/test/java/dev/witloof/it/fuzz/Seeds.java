package dev.witloof.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs that mutations begin with: those of the repository, and of more folders where there are any. In the order of
 * their paths, so that the same folders give the same cases.
 */
final class Seeds {
    private static final int PREAMBLE = 8;
    private static final int LAYER = 6;

    private Seeds() {}

    /** An input. Its bytes are nobody's to change. */
    static final class Seed {
        private final String name;
        private final byte[] bytes;

        Seed(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        /** The name of its file. */
        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** All components below folders. */
    static List<Seed> components(List<Path> folders) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Seed seed : files(folders, ".wasm")) {
            if (seed.bytes().length > PREAMBLE && seed.bytes()[LAYER] == 1) {
                seeds.add(seed);
            }
        }
        return seeds;
    }

    /** All WIT texts below folders. */
    static List<Seed> texts(List<Path> folders) throws IOException {
        return files(folders, ".wit");
    }

    private static List<Seed> files(List<Path> folders, String suffix) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> tree = Files.walk(folder)) {
                List<Path> found = tree.filter(path -> path.toString().endsWith(suffix) && Files.isRegularFile(path))
                        .sorted()
                        .toList();
                for (Path path : found) {
                    seeds.add(new Seed(String.valueOf(path.getFileName()), Files.readAllBytes(path)));
                }
            }
        }
        return seeds;
    }
}
