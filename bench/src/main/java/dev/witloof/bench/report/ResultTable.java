package dev.witloof.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The table of a run, in Markdown: a line for each call, ratios as {@code 1.07×}. */
final class ResultTable {
    private static final String NOTHING = "–";

    private ResultTable() {}

    /**
     * Prints a table.
     *
     * @param measured the measurements
     * @param jco the versions of jco that were measured, by the names under which they are installed, in order
     */
    static String of(Measurements measured, Map<String, String> jco) {
        List<String> header = new ArrayList<>(
                List.of("call", "by hand, ns", "generated, ns", "ratio", "by hand, B", "generated, B", "ratio"));
        jco.values().forEach(version -> header.addAll(List.of("jco " + version + ", ns", "ratio")));
        StringBuilder table = new StringBuilder();
        line(table, header);
        line(
                table,
                header.stream()
                        .map(column -> column.equals("call") ? "---" : "---:")
                        .toList());
        for (Call call : Call.values()) {
            line(table, cells(call, measured, jco));
        }
        return table.toString();
    }

    private static List<String> cells(Call call, Measurements measured, Map<String, String> jco) {
        MeasurementKey generated = call.generated();
        MeasurementKey byHand = call.byHand();
        List<String> cells = new ArrayList<>();
        cells.add(call.label());
        cells.add(nanos(measured.median(byHand, Measurement::nanos)));
        cells.add(nanos(measured.median(generated, Measurement::nanos)));
        cells.add(ratio(measured.medianRatio(generated, byHand, Measurement::nanos)));
        cells.add(bytes(measured.median(byHand, Measurement::bytes)));
        cells.add(bytes(measured.median(generated, Measurement::bytes)));
        cells.add(ratio(measured.medianRatio(generated, byHand, Measurement::bytes)));
        for (String release : jco.keySet()) {
            MeasurementKey key = new MeasurementKey(release, call.size());
            cells.add(nanos(measured.median(key, Measurement::nanos)));
            cells.add(ratio(measured.medianRatio(key, byHand, Measurement::nanos)));
        }
        return cells;
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String nanos(OptionalDouble value) {
        return format(value, value.isPresent() && value.getAsDouble() < 1000 ? "%.1f" : "%,.0f");
    }

    private static String bytes(OptionalDouble value) {
        return format(value, "%,.0f");
    }

    private static String ratio(OptionalDouble value) {
        return format(value, "%.2f×");
    }

    private static String format(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NOTHING;
    }
}
