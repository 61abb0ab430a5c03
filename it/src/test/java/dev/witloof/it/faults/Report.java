package dev.witloof.it.faults;

import dev.witloof.it.faults.Campaign.Outcome;
import dev.witloof.it.faults.Fault.Column;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what was counted, as it comes and again as tables in Markdown, and what is wrong with it. */
final class Report {
    private static final String HEADER = """
            | broker | host kills | broker kills | network faults | sent | delivered | lost | duplicates | published twice \
            | handled twice | counted twice | corrupted | slowest recovery | took |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";
    private static final String FLOODS = """
            | flood of 16 KiB messages | seconds | sent | waiting at most | delivered | lost | duplicates | cut off \
            | drained in |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|""";

    private final PrintStream out;
    private final List<String> campaigns = new ArrayList<>();
    private final List<String> floods = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int kills;

    Report(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void wrong(String what) {
        wrong.add(what);
        say("WRONG " + what);
    }

    /** Adds a campaign, and judges it. */
    void add(String label, Outcome outcome, boolean keeps) {
        Ledger.Counts counts = outcome.counts();
        kills += outcome.faults(Column.HOST) + outcome.faults(Column.BROKER);
        String row = row(
                label + " (" + outcome.plan().seed() + ")",
                outcome.faults(Column.HOST),
                outcome.faults(Column.BROKER),
                outcome.faults(Column.NETWORK),
                counts.sent(),
                counts.delivered(),
                counts.lost(),
                counts.duplicates(),
                counts.publishedTwice(),
                counts.handledTwice(),
                counts.countedTwice(),
                counts.corrupted(),
                seconds(outcome.slowest()),
                seconds(outcome.took()));
        campaigns.add(row);
        say(row);
        Verdict.of(outcome, keeps).forEach(each -> wrong(label + ": " + each));
    }

    /** Adds a flood. */
    void add(String label, int length, Flood.Outcome outcome) {
        Ledger.Counts counts = outcome.counts();
        String row = row(
                label,
                length,
                counts.sent(),
                outcome.mostWaiting(),
                counts.delivered(),
                counts.lost(),
                counts.duplicates(),
                outcome.downs(),
                seconds(outcome.drained()));
        floods.add(row);
        say(row);
        outcome.wrong().forEach(each -> wrong(label + ": " + each));
    }

    /**
     * Prints the tables.
     *
     * @param name of the run
     * @return 0, or 1 if anything is wrong
     */
    int end(String name) {
        say("");
        say(HEADER);
        campaigns.forEach(this::say);
        if (!floods.isEmpty()) {
            say("");
            say(FLOODS);
            floods.forEach(this::say);
        }
        say("");
        wrong.forEach(each -> say("WRONG " + each));
        String result = wrong.isEmpty() ? "all is as promised" : "what is WRONG: " + wrong.size();
        say(name + ", " + kills + " kills of hosts and brokers: " + result);
        return wrong.isEmpty() ? 0 : 1;
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        return row.toString();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
