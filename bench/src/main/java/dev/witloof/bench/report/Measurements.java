package dev.witloof.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** All measurements of a run, by what was measured, in the order of the rounds. */
final class Measurements {
    private final Map<MeasurementKey, List<Measurement>> rounds = new HashMap<>();

    void add(MeasurementKey key, Measurement measurement) {
        rounds.computeIfAbsent(key, unused -> new ArrayList<>()).add(measurement);
    }

    /** The median over all rounds; nothing if it was not measured. */
    OptionalDouble median(MeasurementKey key, ToDoubleFunction<Measurement> part) {
        return median(of(key).stream().mapToDouble(part).toArray());
    }

    /** The median of each round's ratio, so that only what ran within minutes of each other is compared. */
    OptionalDouble medianRatio(MeasurementKey key, MeasurementKey base, ToDoubleFunction<Measurement> part) {
        List<Measurement> above = of(key);
        List<Measurement> below = of(base);
        double[] ratios = new double[Math.min(above.size(), below.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = part.applyAsDouble(above.get(i)) / part.applyAsDouble(below.get(i));
        }
        return median(ratios);
    }

    private List<Measurement> of(MeasurementKey key) {
        return rounds.getOrDefault(key, List.of());
    }

    private static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(values);
        int half = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }
}
