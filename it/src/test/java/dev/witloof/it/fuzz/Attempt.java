package dev.witloof.it.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** One case of a target. */
final class Attempt {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long number;
    private final Chance chance;
    private volatile byte[] input = new byte[0];
    private volatile String note = "";
    private volatile long allocated;

    Attempt(long seed, long number) {
        this.number = number;
        this.chance = Chance.of(seed, number);
    }

    long number() {
        return number;
    }

    Chance chance() {
        return chance;
    }

    /** Says what the case is about, before anything is done with it. */
    void input(byte[] bytes, String what) {
        input = bytes;
        note = what;
    }

    byte[] input() {
        return input;
    }

    /** From what the input was made, and how. */
    String note() {
        return note;
    }

    /** The most that one measured step has allocated, in bytes. */
    long allocated() {
        return allocated;
    }

    /**
     * Runs a step, and counts what it allocates, dead or alive: a step that allocates more than it may is a finding, whatever
     * else it does.
     *
     * @param what the step, for the message
     * @param limit the most bytes
     */
    <T> T measured(String what, long limit, Callable<T> step) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            return step.call();
        } finally {
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            allocated = Math.max(allocated, taken);
            check(what, taken, limit);
        }
    }

    private static void check(String what, long taken, long limit) {
        if (taken > limit) {
            throw new Violation(what + " allocated " + taken + " bytes; at most " + limit + " are allowed");
        }
    }
}
