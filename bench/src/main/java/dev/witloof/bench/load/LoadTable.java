package dev.witloof.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.HdrHistogram.Histogram;

/** What was measured, in Markdown. */
final class LoadTable {
    private static final double MICROS = 1_000;

    private final LoadOptions options;
    private final Map<Target, Rates> measured;

    LoadTable(LoadOptions options, Map<Target, Rates> measured) {
        this.options = options;
        this.measured = measured;
    }

    /** The tables: side by side, latencies, and the sweep. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("Messages per second, with ").append(options.pool()).append(" at once:\n\n");
        row(text, List.of("broker", "body", "Witloof", "plain Java", "ratio", "plain Java, not waiting"));
        text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        each((target, rates, size) -> {
            Rates.Key witloof = new Rates.Key(Side.WITLOOF, size, options.pool());
            Rates.Key plain = new Rates.Key(Side.PLAIN, size, options.pool());
            row(
                    text,
                    List.of(
                            target.title(),
                            size(size),
                            number(rates.rate(witloof)),
                            number(rates.rate(plain)),
                            ratio(rates.ratio(witloof, plain)),
                            number(rates.rate(new Rates.Key(Side.PIPELINED, size, options.pool())))));
        });
        text.append(
                "\nMilliseconds from when a message was due to when it was back, at half of the rate of the slower side:\n\n");
        row(text, List.of("broker", "body", "rate", "Witloof p50", "p99", "p99.9", "plain Java p50", "p99", "p99.9"));
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        each((target, rates, size) -> latency(text, target, rates, size));
        if (options.pools().size() > 1) {
            sweep(text);
        }
        return text.toString();
    }

    private interface Line {
        void add(Target target, Rates rates, int size);
    }

    private void each(Line line) {
        measured.forEach((target, rates) -> options.sizes().forEach(size -> line.add(target, rates, size)));
    }

    private void latency(StringBuilder text, Target target, Rates rates, int size) {
        Optional<Rates.Latency> witloof = rates.latency(new Rates.Key(Side.WITLOOF, size, options.pool()));
        Optional<Rates.Latency> plain = rates.latency(new Rates.Key(Side.PLAIN, size, options.pool()));
        if (witloof.isPresent() && plain.isPresent()) {
            StringJoiner cells = new StringJoiner(" | ", "| ", " |\n");
            cells.add(target.title())
                    .add(size(size))
                    .add(number(Optional.of(witloof.get().rate())));
            for (Rates.Latency latency : List.of(witloof.get(), plain.get())) {
                for (double percentile : new double[] {50, 99, 99.9}) {
                    cells.add(millis(latency.micros(), percentile));
                }
            }
            text.append(cells);
        }
    }

    private void sweep(StringBuilder text) {
        text.append(
                "\nThe sweep: messages per second by instances or threads, and the ratio to plain Java with as many:\n\n");
        StringJoiner head = new StringJoiner(" | ", "| broker | body | ", " |\n");
        StringJoiner rule = new StringJoiner(" | ", "| --- | ---: | ", " |\n");
        for (int pool : options.pools()) {
            head.add(String.valueOf(pool)).add("ratio");
            rule.add("---:").add("---:");
        }
        text.append(head).append(rule);
        each((target, rates, size) -> {
            StringJoiner cells = new StringJoiner(" | ", "| ", " |\n");
            cells.add(target.title()).add(size(size));
            for (int pool : options.pools()) {
                Rates.Key witloof = new Rates.Key(Side.WITLOOF, size, pool);
                cells.add(number(rates.rate(witloof)));
                cells.add(ratio(rates.ratio(witloof, new Rates.Key(Side.PLAIN, size, pool))));
            }
            text.append(cells);
        });
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String size(int bytes) {
        return bytes < 1 << 10 ? bytes + " B" : (bytes >> 10) + " KiB";
    }

    private static String number(Optional<Double> value) {
        return value.map(found -> String.format(Locale.ROOT, "%,.0f", found)).orElse("–");
    }

    private static String ratio(Optional<Double> value) {
        return value.map(found -> String.format(Locale.ROOT, "%.2f×", found)).orElse("–");
    }

    private static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.2f", micros.getValueAtPercentile(percentile) / MICROS);
    }
}
