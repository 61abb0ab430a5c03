package dev.witloof.bench.report;

import dev.witloof.bench.wit.WitBenchmark;
import dev.witloof.bench.wit.WitText;
import dev.witloof.wit.diagnostic.ResolveException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What reading, resolving and generating took, in all and for each function. */
final class WitTable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    private WitTable() {}

    /** Prints the table. */
    static String of(Measurements measured) throws IOException, ResolveException {
        Markdown table = new Markdown(
                List.of("WIT", "functions", "resolved, ms", "a function, µs", "generated, ms", "a function, µs"));
        for (WitText each : WitText.values()) {
            int functions = each.functions();
            OptionalDouble resolved = median(measured, "resolve", each);
            OptionalDouble generated = median(measured, "generate", each);
            table.line(List.of(
                    each.label(),
                    String.format(Locale.ROOT, "%,d", functions),
                    scaled(resolved, NANOS_PER_MILLI),
                    scaled(resolved, NANOS_PER_MICRO * functions),
                    scaled(generated, NANOS_PER_MILLI),
                    scaled(generated, NANOS_PER_MICRO * functions)));
        }
        return table.toString();
    }

    private static OptionalDouble median(Measurements measured, String benchmark, WitText wit) {
        return measured.median(
                new MeasurementKey(WitBenchmark.class.getName() + "." + benchmark, wit.name()), Measurement::nanos);
    }

    private static String scaled(OptionalDouble nanos, double by) {
        return nanos.isPresent() ? Markdown.nanos(OptionalDouble.of(nanos.getAsDouble() / by)) : Markdown.nanos(nanos);
    }
}
