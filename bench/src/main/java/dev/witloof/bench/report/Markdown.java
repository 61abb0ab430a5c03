package dev.witloof.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table in Markdown: text in its first column, numbers in the others. */
final class Markdown {
    private static final String NOTHING = "–";

    private final StringBuilder table = new StringBuilder();

    Markdown(List<String> header) {
        line(header);
        List<String> alignment = new ArrayList<>(Collections.nCopies(header.size(), "---:"));
        alignment.set(0, "---");
        line(alignment);
    }

    void line(List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String nanos(OptionalDouble value) {
        return format(value, value.isPresent() && value.getAsDouble() < 1000 ? "%.1f" : "%,.0f");
    }

    static String bytes(OptionalDouble value) {
        return format(value, "%,.0f");
    }

    static String ratio(OptionalDouble value) {
        return format(value, "%.2f×");
    }

    private static String format(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NOTHING;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
