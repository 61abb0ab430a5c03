package dev.witloof.bench.load;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one measurement found.
 *
 * @param rate messages per second
 * @param micros latencies, in microseconds, from when a message was due to when it was back; empty at saturation
 * @param sent how many messages were published
 * @param lost how many of them did not come back
 * @param corrupted how many came back otherwise than they should
 * @param duplicates how many came back more than once
 * @param unacknowledged how many were not acknowledged
 * @param trouble the first thing that went wrong
 */
record Result(
        double rate,
        Histogram micros,
        long sent,
        long lost,
        long corrupted,
        long duplicates,
        long unacknowledged,
        Optional<String> trouble) {

    /** Whether every message came back as it should, and was acknowledged. */
    boolean isRight() {
        return lost == 0 && corrupted == 0 && unacknowledged == 0;
    }

    /** The counts for people. */
    String counts() {
        return sent + " sent, " + lost + " lost, " + corrupted + " corrupted, " + duplicates + " twice, "
                + unacknowledged + " not acknowledged"
                + trouble.map(text -> "; " + text).orElse("");
    }
}
