package dev.witloof.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When something was disturbed, and for how long. Thread-safe. */
final class Disturbances {
    /** What a disturbance has begun may end a moment after it. */
    private static final long AFTERMATH = Duration.ofSeconds(2).toNanos();

    private final List<Disturbance> all = new ArrayList<>();

    /** One of them, from its beginning until everything works again. */
    static final class Disturbance {
        private final Fault fault;
        private final long begin = System.nanoTime();
        private volatile long end = Long.MAX_VALUE;

        private Disturbance(Fault fault) {
            this.fault = fault;
        }

        /** What was disturbed works again. */
        void over() {
            end = System.nanoTime();
        }
    }

    synchronized Disturbance begin(Fault fault) {
        Disturbance begun = new Disturbance(fault);
        all.add(begun);
        return begun;
    }

    /** Whether there was one between two moments, of {@link System#nanoTime()}. */
    synchronized boolean anyBetween(long from, long to) {
        for (Disturbance each : all) {
            long end = each.end;
            if (each.begin - to <= 0 && (end == Long.MAX_VALUE || end + AFTERMATH - from >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** How many there were in each column. */
    synchronized Map<Fault.Column, Integer> counts() {
        Map<Fault.Column, Integer> counts = new EnumMap<>(Fault.Column.class);
        all.forEach(each -> counts.merge(each.fault.column(), 1, Integer::sum));
        return counts;
    }
}
