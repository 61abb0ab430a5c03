package dev.witloof.broker;

import java.time.Duration;
import java.util.Objects;

/**
 * How long to wait before another attempt: the first delay, doubled with every attempt, up to the longest.
 *
 * @param first the delay after the first attempt, zero or more
 * @param longest the delay that is never exceeded, at least {@code first} and at most a day
 */
public record Backoff(Duration first, Duration longest) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DOUBLINGS = 46;

    /** From 100 milliseconds to 30 seconds. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    /** Another attempt at once. */
    public static final Backoff NONE = new Backoff(Duration.ZERO, Duration.ZERO);

    /**
     * Checks the ranges.
     *
     * @param first see {@link #first()}
     * @param longest see {@link #longest()}
     * @throws IllegalArgumentException if one is out of range
     */
    public Backoff {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(longest, "longest");
        if (first.isNegative() || longest.compareTo(first) < 0 || longest.compareTo(DAY) > 0) {
            throw new IllegalArgumentException("wanted 0 <= first <= longest <= " + DAY + ", but first is " + first
                    + " and longest is " + longest);
        }
    }

    /**
     * The same delay after every attempt.
     *
     * @param delay zero or more, at most a day
     * @return the backoff
     */
    public static Backoff fixed(Duration delay) {
        return new Backoff(delay, delay);
    }

    /**
     * The delay after a failed attempt.
     *
     * @param attempt which attempt failed, from 1; see {@link Delivery#attempt()}
     * @return how long to wait
     */
    public Duration after(int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1, but this is " + attempt);
        }
        // A day, doubled 46 times, is the most that still fits into a Duration.
        Duration delay = first.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
