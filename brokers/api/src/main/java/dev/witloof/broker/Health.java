package dev.witloof.broker;

import java.util.Objects;

/**
 * How a connection is.
 *
 * @param status whether it works
 * @param detail why it is so, for people; empty when there is nothing to say
 */
public record Health(Status status, String detail) {

    /** Whether a connection works. */
    public enum Status {
        /** Everything works. */
        UP,
        /** Some of it works: a queue is full, a subscription is being restored. */
        DEGRADED,
        /** Nothing works: closed, or not connected. */
        DOWN
    }

    /**
     * Refuses nulls.
     *
     * @param status see {@link #status()}
     * @param detail see {@link #detail()}
     */
    public Health {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * A connection that works.
     *
     * @return {@link Status#UP} with nothing to say
     */
    public static Health up() {
        return new Health(Status.UP, "");
    }

    /**
     * A connection that works in part.
     *
     * @param detail what does not work
     * @return {@link Status#DEGRADED}
     */
    public static Health degraded(String detail) {
        return new Health(Status.DEGRADED, detail);
    }

    /**
     * A connection that does not work.
     *
     * @param detail why
     * @return {@link Status#DOWN}
     */
    public static Health down(String detail) {
        return new Health(Status.DOWN, detail);
    }
}
