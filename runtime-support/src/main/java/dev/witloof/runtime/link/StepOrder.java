package dev.witloof.runtime.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts steps into an order in which each finds what it needs. Instances stay in their order; what refers to one that is
 * not there yet waits for it, as the destructor of a resource does that stands behind a shim.
 */
final class StepOrder {
    private final List<Step> sorted = new ArrayList<>();
    private final Set<Integer> made = new HashSet<>();
    private final Map<Integer, List<Step>> waiting = new HashMap<>();

    private StepOrder() {}

    /**
     * Sorts steps.
     *
     * @return the steps; empty if some need each other
     */
    static Optional<List<Step>> sort(List<Step> steps) {
        StepOrder order = new StepOrder();
        steps.forEach(order::add);
        return order.waiting.isEmpty() ? Optional.of(List.copyOf(order.sorted)) : Optional.empty();
    }

    private void add(Step first) {
        Deque<Step> next = new ArrayDeque<>();
        next.add(first);
        Step step;
        while ((step = next.poll()) != null) {
            Integer missing = missing(step);
            if (missing != null) {
                waiting.computeIfAbsent(missing, key -> new ArrayList<>()).add(step);
                continue;
            }
            sorted.add(step);
            if (step instanceof Step.Instantiate instantiate) {
                made.add(instantiate.instance());
                List<Step> released = waiting.remove(instantiate.instance());
                if (released != null) {
                    next.addAll(released);
                }
            }
        }
    }

    private @Nullable Integer missing(Step step) {
        for (CoreRef need : step.needs()) {
            if (need instanceof CoreRef.Export export && !made.contains(export.instance())) {
                return export.instance();
            }
        }
        return null;
    }
}
