package dev.witloof.bench.report;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * <p>Iterations are short, because on a shared machine a long one is always disturbed, and some of many short ones are
 * not.
 *
 * @param rounds how often everything is measured, each time in new virtual machines
 * @param warmups how many iterations warm a virtual machine up
 * @param iterations how many iterations count
 * @param iteration how long an iteration takes
 * @param jco how long jco is measured in each round, for each size of message
 */
public record Effort(int rounds, int warmups, int iterations, Duration iteration, Duration jco) {
    /** To see that all can be measured: the numbers mean little. */
    public static final Effort ONCE = new Effort(1, 20, 20, Duration.ofMillis(25), Duration.ofMillis(100));

    /** For a look: some two minutes. */
    public static final Effort QUICK = new Effort(3, 40, 40, Duration.ofMillis(25), Duration.ofMillis(500));

    /** For a table to be kept: a quarter of an hour. */
    public static final Effort FULL = new Effort(9, 120, 120, Duration.ofMillis(25), Duration.ofSeconds(3));

    /**
     * Finds the effort that a command line asks for.
     *
     * @param arguments with {@code --once}, {@code --quick} or neither
     * @return how much is measured
     */
    static Effort of(List<String> arguments) {
        if (arguments.contains("--once")) {
            return ONCE;
        }
        return arguments.contains("--quick") ? QUICK : FULL;
    }

    /** Fewer and longer iterations, for benchmarks that take long. */
    Effort ofLongOnes() {
        return new Effort(1, warmups / 20, iterations / 20, Duration.ofSeconds(1), jco);
    }
}
