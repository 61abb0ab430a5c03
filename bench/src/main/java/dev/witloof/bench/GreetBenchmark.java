package dev.witloof.bench;

import dev.witloof.bench.bindings.witloof.greet.Greeter;
import dev.witloof.bench.byhand.GreeterByHand;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code greet(string) -> string}: a call that does next to nothing, so that what is measured is the call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class GreetBenchmark {
    /** Not a constant, so that nothing about it is known beforehand. */
    private String name = "Ada Lovelace";

    /** Makes the benchmark. */
    public GreetBenchmark() {}

    /** The call through generated code. */
    @State(Scope.Thread)
    public static class Generated {
        final Store store = Store.create();
        final Greeter greeter = greeter(store);

        /** Makes an instance. */
        public Generated() {}

        /** Ends it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /** The same in a store that limits how long a call may take. */
    @State(Scope.Thread)
    public static class GeneratedWithDeadline {
        final Store store = Store.builder().deadline(Duration.ofSeconds(1)).build();
        final Greeter greeter = greeter(store);

        /** Makes an instance. */
        public GeneratedWithDeadline() {}

        /** Ends it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /** The call by hand. */
    @State(Scope.Thread)
    public static class ByHand {
        final GreeterByHand greeter = new GreeterByHand();

        /** Makes an instance. */
        public ByHand() {}
    }

    static Greeter greeter(Store store) {
        return Greeter.prepare(Component.load(Guest.GREET.bytes())).instantiate(store);
    }

    /**
     * Measures generated code.
     *
     * @param state the instance
     * @return the greeting
     */
    @Benchmark
    public String generated(Generated state) {
        return state.greeter.exports().greet(name);
    }

    /**
     * Measures generated code with a deadline.
     *
     * @param state the instance
     * @return the greeting
     */
    @Benchmark
    public String generatedWithDeadline(GeneratedWithDeadline state) {
        return state.greeter.exports().greet(name);
    }

    /**
     * Measures the code written by hand.
     *
     * @param state the instance
     * @return the greeting
     */
    @Benchmark
    public String byHand(ByHand state) {
        return state.greeter.greet(name);
    }
}
