package dev.witloof.bench.report;

import dev.witloof.bench.GreetBenchmark;
import dev.witloof.bench.wit.UpToDateRun;
import dev.witloof.bench.wit.WitBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs all benchmarks and prints their table.
 *
 * <p>Arguments: {@code [--quick | --once] [--jco FOLDER GUEST]}, where FOLDER holds {@code bench.mjs} and its installed packages,
 * and GUEST is the component that it measures. The table goes to standard output, progress to standard error.
 */
public final class Main {
    private Main() {}

    /**
     * Runs the benchmarks.
     *
     * @param args the arguments
     * @throws Exception if a benchmark fails
     */
    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        Effort effort = Effort.of(arguments);
        int option = arguments.indexOf("--jco");
        Measurements measured = new Measurements();
        Map<String, String> versions = new LinkedHashMap<>();
        for (int round = 1; round <= effort.rounds(); round++) {
            System.err.printf("bench: round %d of %d%n", round, effort.rounds());
            JmhRound.run(GreetBenchmark.class, effort, measured);
            if (option >= 0) {
                Jco jco = new Jco(Path.of(arguments.get(option + 1)), Path.of(arguments.get(option + 2)));
                for (String release : Jco.RELEASES) {
                    versions.put(release, jco.run(release, effort.jco().toMillis() / 1000.0, measured));
                }
            }
        }
        System.err.println("bench: WIT");
        JmhRound.run(WitBenchmark.class, effort.ofLongOnes(), measured);
        System.out.print(ResultTable.of(measured, versions));
        System.out.println();
        System.out.print(Relayed.table(measured));
        System.out.println();
        System.out.print(WitTable.of(measured));
        System.out.printf("%nNothing to generate, in a new process: %.0f ms%n", upToDate(effort));
    }

    private static double upToDate(Effort effort) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("witloof-bench");
        try {
            return UpToDateRun.measure(folder, effort.iterations() / 8);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
