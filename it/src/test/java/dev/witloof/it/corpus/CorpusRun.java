package dev.witloof.it.corpus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs all parts that a folder has. */
final class CorpusRun {

    /** The features that the reference's own tests enable. */
    static final Set<String> FEATURES = Set.of("active");

    private CorpusRun() {}

    /**
     * Runs the cases, and prints what failed.
     *
     * @param folder a folder laid out as {@code README.md} says
     * @param table the table of texts and codes
     * @param seed what all chance depends on
     * @param out where to print
     * @return whether something passed and nothing failed
     */
    static boolean run(Path folder, Path table, long seed, PrintStream out) throws IOException {
        Report report = new Report(out, seed);
        for (Map.Entry<Path, Part> entry : parts(Texts.read(table)).entrySet()) {
            Path part = folder.resolve(entry.getKey());
            if (Files.isDirectory(part)) {
                entry.getValue().run(part, report);
                report.endPart(entry.getKey().toString());
            }
        }
        return report.finish();
    }

    private static Map<Path, Part> parts(Texts texts) {
        Map<Path, Part> parts = new LinkedHashMap<>();
        // Also where the folder is that of the parser's cases itself.
        for (String parent : List.of("wit-parser", "")) {
            parts.put(Path.of(parent, "accept"), new AcceptedCases(false));
            parts.put(Path.of(parent, "reject"), new RejectedCases(texts));
        }
        parts.put(Path.of("wit-bindgen"), new AcceptedCases(true));
        parts.put(Path.of("wasi"), new ReleaseCases());
        return parts;
    }

    /** What is in a folder, in the order of the names. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    /** The cases in a folder: its files that end with {@code .wit} or {@code .wat}, and its folders. */
    static List<Path> cases(Path folder) throws IOException {
        return entries(folder).stream()
                .filter(path -> Files.isDirectory(path)
                        || path.toString().endsWith(".wit")
                        || path.toString().endsWith(".wat"))
                .toList();
    }

    static String name(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".wit") || name.endsWith(".wat")
                ? name.substring(0, name.length() - ".wit".length())
                : name;
    }
}
