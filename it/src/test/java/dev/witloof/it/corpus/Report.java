package dev.witloof.it.corpus;

import java.io.PrintStream;

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

    /** Prints what the cases of a part came to, and adds it up. */
    void endPart(String part) {
        out.printf("%s: %d passed, %d failed, %d skipped%n", part, partPassed, partFailed, partSkipped);
        if (partCalled > 0) {
            out.printf("%s: %d functions called on both sides, with seed %d%n", part, partCalled, seed);
        }
        passed += partPassed;
        failed += partFailed;
        skipped += partSkipped;
        partPassed = 0;
        partFailed = 0;
        partSkipped = 0;
        partCalled = 0;
    }

    /** Prints the end; returns whether all is well: something passed, and nothing failed. */
    boolean finish() {
        out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        return passed > 0 && failed == 0;
    }
}
