package dev.witloof.bench.load;

import dev.witloof.bench.Guest;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.runtime.Component;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code bench/load}: measures every broker that is here, and prints the tables. */
public final class Main {
    private static final int WRONG_COUNT = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    /**
     * Measures.
     *
     * @param arguments see the script
     * @throws IOException if the file system fails
     */
    public static void main(String[] arguments) throws IOException {
        LoadOptions options;
        try {
            options = LoadOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("load: " + e.getMessage());
            System.err.println(LoadOptions.USAGE);
            System.exit(WRONG_USE);
            return;
        }
        System.exit(run(options, System.out, System.err));
    }

    /** Measures; what it returns is the exit code. */
    static int run(LoadOptions options, PrintStream out, PrintStream progress) throws IOException {
        progress.println("load: " + options.text());
        GuestFactory guest = GuestFactory.of(Component.load(Guest.UPPER.bytes()));
        Map<Target, Rates> measured = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Path directory = Files.createTempDirectory("witloof-load-");
        try {
            for (Target target : options.targets()) {
                Optional<String> missing = target.missing();
                if (missing.isPresent()) {
                    leftOut.add(target.label() + " is left out: " + missing.get());
                    continue;
                }
                try (Target.Site site = target.start(directory)) {
                    Load load = new Load(site, options, guest, progress);
                    measured.put(target, load.run());
                    wrong.addAll(load.wrong());
                }
            }
        } finally {
            delete(directory);
        }
        if (!measured.isEmpty()) {
            out.println(new LoadTable(options, measured).markdown());
        }
        out.println("Of " + options.text() + ".");
        leftOut.forEach(out::println);
        if (options.plot().isPresent() && !measured.isEmpty()) {
            new SweepPlot(options, measured).write(options.plot().get());
        }
        wrong.forEach(line -> progress.println("wrong count: " + line));
        return wrong.isEmpty() ? 0 : WRONG_COUNT;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
