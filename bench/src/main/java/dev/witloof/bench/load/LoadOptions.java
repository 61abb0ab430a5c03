package dev.witloof.bench.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is measured, and how.
 *
 * @param targets the brokers
 * @param sizes of the bodies, in bytes
 * @param pools how many instances the host has, or threads the plain client
 * @param pool the one of them that latencies are measured with
 * @param rounds how often all is measured
 * @param length how long one measurement counts
 * @param inFlight how many messages the worker may have unacknowledged
 * @param window how many messages are on their way at most
 * @param seed of the bodies
 * @param quick whether only what is needed for a look is measured
 * @param plot where the plot goes, if one is wanted
 */
record LoadOptions(
        List<Target> targets,
        List<Integer> sizes,
        List<Integer> pools,
        int pool,
        int rounds,
        Duration length,
        int inFlight,
        int window,
        long seed,
        boolean quick,
        Optional<Path> plot) {
    static final String USAGE =
            "usage: bench/load [--broker NAME[,NAME…]] [--quick] [--seconds S] [--seed N] [--plot FILE]";

    private static final int SMALL = 64;
    private static final int LARGE = 16 << 10;
    private static final int IN_FLIGHT = 128;

    private static final int WINDOW = 256;
    private static final int POOL = 4;

    /** Reads a command line. */
    static LoadOptions parse(String... arguments) {
        List<Target> targets = List.of(Target.values());
        boolean quick = false;
        Optional<Double> seconds = Optional.empty();
        long seed = 1;
        Optional<Path> plot = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--broker" ->
                    targets = Arrays.stream(value(arguments, ++i).split(",", -1))
                            .map(Target::of)
                            .distinct()
                            .toList();
                case "--seconds" -> seconds = Optional.of(seconds(value(arguments, ++i)));
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--plot" -> plot = Optional.of(Path.of(value(arguments, ++i)));
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        double length = seconds.orElse(quick ? 0.3 : 2.0);
        return new LoadOptions(
                targets,
                List.of(SMALL, LARGE),
                quick ? List.of(POOL) : List.of(1, 2, POOL, 8),
                POOL,
                quick ? 1 : 3,
                Duration.ofMillis(Math.round(1_000 * length)),
                IN_FLIGHT,
                WINDOW,
                seed,
                quick,
                plot);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " has no value");
        }
        return arguments[index];
    }

    private static double seconds(String text) {
        double seconds = Double.parseDouble(text);
        if (!(seconds >= 0.05 && seconds <= 600)) {
            throw new IllegalArgumentException("--seconds is " + text + ", but wanted is 0.05 to 600");
        }
        return seconds;
    }

    /** How long each measurement runs before it counts. */
    Duration before() {
        return length.dividedBy(3);
    }

    /** How long each side runs before all else. */
    Duration warmUp() {
        return quick ? length : length.multipliedBy(3);
    }

    /** The settings, to be printed. */
    String text() {
        return "seed " + seed + ", bodies of " + join(sizes) + " bytes, " + join(pools) + " instances, " + rounds
                + (rounds == 1 ? " round of " : " rounds of ") + length.toMillis() + " ms after "
                + before().toMillis() + " ms, " + inFlight + " unacknowledged and " + window
                + " on their way at most, on JDK " + Runtime.version() + " with "
                + Runtime.getRuntime().availableProcessors() + " processors for everything";
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
