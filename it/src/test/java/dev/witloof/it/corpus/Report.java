package dev.witloof.it.corpus;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Counts cases; prints those that fail, and those that are skipped, as they come. */
final class Report {
    private final PrintStream out;
    private final long seed;
    private int passed;
    private int failed;
    private int skipped;
    private int partPassed;
    private int partFailed;
    private int partSkipped;
    private int partCalled;
    private final List<String> partRefused = new ArrayList<>();

    /**
     * Makes a report of nothing.
     *
     * @param out where to print
     * @param seed what all chance depends on
     */
    Report(PrintStream out, long seed) {
        this.out = out;
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /** Counts functions that were called on both sides. */
    void called(int functions) {
        partCalled += functions;
    }

    void passed() {
        partPassed++;
    }

    void failed(String name, String reason) {
        partFailed++;
        out.println("FAILED " + name + ": " + reason.strip().replace("\n", "\n    "));
    }

    void skipped(String name, String reason) {
        partSkipped++;
        out.println("skipped " + name + ": " + reason);
    }

    /** Notes a case that passes because nothing is generated of what is asynchronous. */
    void refused(String name) {
        partRefused.add(name);
    }

    /** Prints what the cases of a part came to, and adds it up. */
    void endPart(String part) {
        out.printf("%s: %d passed, %d failed, %d skipped%n", part, partPassed, partFailed, partSkipped);
        if (partCalled > 0) {
            out.printf("%s: %d functions called on both sides, with seed %d%n", part, partCalled, seed);
        }
        if (!partRefused.isEmpty()) {
            out.printf("%s: no Java of what is asynchronous: %s%n", part, String.join(", ", partRefused));
        }
        passed += partPassed;
        failed += partFailed;
        skipped += partSkipped;
        partPassed = 0;
        partFailed = 0;
        partSkipped = 0;
        partCalled = 0;
        partRefused.clear();
    }

    /** Prints the end; returns whether all is well: something passed, and nothing failed. */
    boolean finish() {
        out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        return passed > 0 && failed == 0;
    }
}
