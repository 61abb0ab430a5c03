package dev.witloof.bench.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What was measured on one broker. For one thread. */
final class Rates {

    /** What was measured. */
    record Key(Side side, int size, int pool) {}

    /** Latencies at a rate. */
    record Latency(double rate, Histogram micros) {}

    private final Map<Key, List<Double>> rates = new HashMap<>();
    private final Map<Key, Latency> latencies = new HashMap<>();

    /** Adds what one round found. */
    void add(Key key, double rate) {
        rates.computeIfAbsent(key, unused -> new ArrayList<>()).add(rate);
    }

    void add(Key key, Latency latency) {
        latencies.put(key, latency);
    }

    /** Messages per second, the median of the rounds. */
    Optional<Double> rate(Key key) {
        return Optional.ofNullable(rates.get(key)).map(Rates::median);
    }

    /** What one side does of what another does: the median of the rounds' ratios. */
    Optional<Double> ratio(Key of, Key to) {
        List<Double> above = rates.getOrDefault(of, List.of());
        List<Double> below = rates.getOrDefault(to, List.of());
        if (above.isEmpty() || above.size() != below.size()) {
            return Optional.empty();
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            ratios.add(above.get(i) / below.get(i));
        }
        return Optional.of(median(ratios)).filter(Double::isFinite);
    }

    Optional<Latency> latency(Key key) {
        return Optional.ofNullable(latencies.get(key));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
