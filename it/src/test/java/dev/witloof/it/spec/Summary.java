package dev.witloof.it.spec;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts verdicts, prints the failures as they come and the skips at the end. */
final class Summary {
    private final PrintStream out;
    private final Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
    private final List<String> skips = new ArrayList<>();

    Summary(PrintStream out) {
        this.out = out;
    }

    void add(Script script, Command command, Verdict verdict) {
        counts.merge(verdict.kind(), 1, Integer::sum);
        String place = script.name() + ":" + command.line() + " " + command.type() + ": ";
        switch (verdict.kind()) {
            case PASSED -> {}
            case FAILED -> out.println("FAILED " + place + verdict.reason());
            case SKIPPED -> skips.add("skipped " + place + verdict.reason());
        }
    }

    int count(Verdict.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Prints the end; returns whether all is well: something passed, and nothing failed. */
    boolean finish() {
        skips.forEach(out::println);
        out.printf(
                "%d passed, %d failed, %d skipped%n",
                count(Verdict.Kind.PASSED), count(Verdict.Kind.FAILED), count(Verdict.Kind.SKIPPED));
        return count(Verdict.Kind.PASSED) > 0 && count(Verdict.Kind.FAILED) == 0;
    }
}
