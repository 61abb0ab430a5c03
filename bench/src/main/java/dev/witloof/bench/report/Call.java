package dev.witloof.bench.report;

import dev.witloof.bench.DescribeBenchmark;
import dev.witloof.bench.GreetBenchmark;
import dev.witloof.bench.HandleBenchmark;

/** A call that is measured on both sides, and so a line of the table. */
enum Call {
    GREET("`greet`, 12 characters", GreetBenchmark.class, "generated", ""),
    GREET_WITH_DEADLINE("the same with a deadline", GreetBenchmark.class, "generatedWithDeadline", ""),
    DESCRIBE("`describe`, a record", DescribeBenchmark.class, "generated", ""),
    HANDLE_64("`handle`, 64 B", HandleBenchmark.class, "generated", "64"),
    HANDLE_16384("`handle`, 16 KiB", HandleBenchmark.class, "generated", "16384");

    private final String label;
    private final String benchmark;
    private final String generated;
    private final String size;

    Call(String label, Class<?> benchmark, String generated, String size) {
        this.label = label;
        this.benchmark = benchmark.getName();
        this.generated = generated;
        this.size = size;
    }

    String label() {
        return label;
    }

    /** The size of the message in bytes, empty where there is none. */
    String size() {
        return size;
    }

    MeasurementKey generated() {
        return new MeasurementKey(benchmark + "." + generated, size);
    }

    MeasurementKey byHand() {
        return new MeasurementKey(benchmark + ".byHand", size);
    }
}
