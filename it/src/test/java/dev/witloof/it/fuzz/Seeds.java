package dev.witloof.it.fuzz;

import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** All WIT texts below folders, and WIT packages in the text form of components. */
    static List<Seed> texts(List<Path> folders) throws IOException {
        List<Seed> texts = files(folders, ".wit");
        texts.addAll(files(folders, ".wat"));
        return texts;
    }

    /**
     * All WIT below folders that resolves, printed: each file by itself, and each folder with files as one package. One text
     * for each package, with those that it needs.
     */
    static List<Seed> printed(List<Path> folders) throws IOException {
        WitLoader loader = WitLoader.builder().allFeatures(true).build();
        Map<String, Seed> printed = new LinkedHashMap<>();
        for (Path folder : folders) {
            for (Path path : witFilesAndFolders(folder)) {
                try {
                    String text = WitPrinter.print(loader.load(path));
                    String name = path.subpath(Math.max(0, path.getNameCount() - 2), path.getNameCount())
                            .toString();
                    printed.putIfAbsent(text, new Seed(name, text.getBytes(StandardCharsets.UTF_8)));
                } catch (ResolveException e) {
                    // Not sound by itself, so nothing to begin with.
                }
            }
        }
        return List.copyOf(printed.values());
    }

    private static Set<Path> witFilesAndFolders(Path folder) throws IOException {
        Set<Path> paths = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.filter(path -> path.toString().endsWith(".wit") && Files.isRegularFile(path))
                        .map(Path::toAbsolutePath)
                        .forEach(path -> {
                            paths.add(path);
                            paths.add(path.getParent());
                        });
            }
        }
        return paths;
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
