package dev.witloof.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of a run, in Markdown: a line for each call, ratios as {@code 1.07×}. */
final class ResultTable {
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
        Markdown table = new Markdown(header);
        for (Call call : Call.values()) {
            table.line(cells(call, measured, jco));
        }
        return table.toString();
    }

    private static List<String> cells(Call call, Measurements measured, Map<String, String> jco) {
        MeasurementKey generated = call.generated();
        MeasurementKey byHand = call.byHand();
        List<String> cells = new ArrayList<>();
        cells.add(call.label());
        cells.add(Markdown.nanos(measured.median(byHand, Measurement::nanos)));
        cells.add(Markdown.nanos(measured.median(generated, Measurement::nanos)));
        cells.add(Markdown.ratio(measured.medianRatio(generated, byHand, Measurement::nanos)));
        cells.add(Markdown.bytes(measured.median(byHand, Measurement::bytes)));
        cells.add(Markdown.bytes(measured.median(generated, Measurement::bytes)));
        cells.add(Markdown.ratio(measured.medianRatio(generated, byHand, Measurement::bytes)));
        for (String release : jco.keySet()) {
            MeasurementKey key = new MeasurementKey(release, call.size());
            cells.add(Markdown.nanos(measured.median(key, Measurement::nanos)));
            cells.add(Markdown.ratio(measured.medianRatio(key, byHand, Measurement::nanos)));
        }
        return cells;
    }
}
