package dev.witloof.it.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Runs the cases of one target in their order, and reports. */
final class Fuzzer {
    /** How long a case may take on a machine with much else to do; the deadline of a call is a fraction of this. */
    static final Duration HANG = Duration.ofMinutes(2);

    /** How many findings of one kind are printed, with their inputs; the others are counted. */
    private static final int SHOWN_OF_A_KIND = 3;

    /** After as many findings the rest is waiting for nothing. */
    private static final int ENOUGH = 1000;

    private final long seed;
    private final Duration hang;
    private final PrintStream out;
    private final Optional<Path> folder;

    /**
     * Makes a fuzzer.
     *
     * @param seed the seed of all cases
     * @param hang how long a case may take
     * @param out where findings are printed
     * @param folder where the inputs of findings are written, if anywhere
     */
    Fuzzer(long seed, Duration hang, PrintStream out, Optional<Path> folder) {
        this.seed = seed;
        this.hang = hang;
        this.out = out;
        this.folder = folder;
    }

    /**
     * What came of a run.
     *
     * @param target the target's name
     * @param executions how many cases ran
     * @param findings how many of them were findings
     * @param outcomes how often each outcome came
     * @param allocated the most that a measured step allocated, in bytes, and the number of its case
     * @param slowest what the slowest case took, in nanoseconds, and its number
     */
    record Summary(
            String target, long executions, long findings, Map<String, Long> outcomes, Most allocated, Most slowest) {

        String text() {
            return "%s: %d executions, %d findings; outcomes %s; most allocated %d KiB (case %d), slowest %d ms (case %d)"
                    .formatted(
                            target,
                            executions,
                            findings,
                            outcomes,
                            allocated.value() >> 10,
                            allocated.number(),
                            slowest.value() / 1_000_000,
                            slowest.number());
        }
    }

    /**
     * The greatest of something, over all cases.
     *
     * @param value how much
     * @param number the number of the case
     */
    record Most(long value, long number) {
        Most or(long other, long itsNumber) {
            return other > value ? new Most(other, itsNumber) : this;
        }
    }

    /**
     * Runs cases.
     *
     * @param first the number of the first one
     * @param more whether to go on, asked with the number of the next case
     */
    Summary run(Target target, long first, LongPredicate more) throws IOException {
        Map<String, Long> outcomes = new TreeMap<>();
        Map<String, Integer> kinds = new HashMap<>();
        long findings = 0;
        Most allocated = new Most(0, first);
        Most slowest = allocated;
        long number = first;
        try (Worker worker = new Worker(hang)) {
            for (; more.test(number) && findings < ENOUGH; number++) {
                Attempt attempt = new Attempt(seed, number);
                long start = System.nanoTime();
                try {
                    outcomes.merge(worker.run(target, attempt), 1L, Long::sum);
                } catch (Throwable thrown) {
                    findings++;
                    report(new Finding(target.name(), seed, attempt, thrown), kinds, target);
                }
                slowest = slowest.or(System.nanoTime() - start, number);
                allocated = allocated.or(attempt.allocated(), number);
            }
        }
        return new Summary(target.name(), number - first, findings, outcomes, allocated, slowest);
    }

    private void report(Finding finding, Map<String, Integer> kinds, Target target) throws IOException {
        if (kinds.merge(finding.signature(), 1, Integer::sum) > SHOWN_OF_A_KIND) {
            return;
        }
        out.println(finding.text());
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            Path file = folder.get()
                    .resolve(
                            target.name() + "-" + seed + "-" + finding.attempt().number() + target.suffix());
            Files.write(file, finding.attempt().input());
            out.println("  written to " + file);
        }
    }
}
