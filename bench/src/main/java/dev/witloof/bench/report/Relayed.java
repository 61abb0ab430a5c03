package dev.witloof.bench.report;

import dev.witloof.bench.RelayBenchmark;
import java.util.List;

/** What is measured of guests that call the host, and of those that call another component. */
enum Relayed {
    NEXT("a number", "next"),
    MEASURE("a string of 64 characters", "measure"),
    COUNT("a list of 4 KiB", "count"),
    LINK("instantiating and closing both", "link");

    private final String label;
    private final String benchmark;

    Relayed(String label, String benchmark) {
        this.label = label;
        this.benchmark = RelayBenchmark.class.getName() + "." + benchmark;
    }

    /** Prints the table of all. */
    static String table(Measurements measured) {
        Markdown table = new Markdown(List.of(
                "call", "of the host, ns", "of a component, ns", "ratio", "of the host, B", "of a component, B"));
        for (Relayed each : values()) {
            MeasurementKey host = new MeasurementKey(each.benchmark + "OfHost", "");
            MeasurementKey component = new MeasurementKey(each.benchmark + "OfComponent", "");
            table.line(List.of(
                    each.label,
                    Markdown.nanos(measured.median(host, Measurement::nanos)),
                    Markdown.nanos(measured.median(component, Measurement::nanos)),
                    Markdown.ratio(measured.medianRatio(component, host, Measurement::nanos)),
                    Markdown.bytes(measured.median(host, Measurement::bytes)),
                    Markdown.bytes(measured.median(component, Measurement::bytes))));
        }
        return table.toString();
    }
}
