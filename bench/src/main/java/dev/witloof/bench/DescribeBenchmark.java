package dev.witloof.bench;

import dev.witloof.bench.bindings.witloof.greet.People.Person;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** {@code describe(person) -> person}: a record with a string, an option and a list of eight numbers, both ways. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class DescribeBenchmark {
    private Person person = person();

    /** Makes the benchmark. */
    public DescribeBenchmark() {}

    static Person person() {
        return new Person("Ada Lovelace", Optional.of("the enchantress"), new int[] {1, 2, 3, 4, 5, 6, 7, 8});
    }

    /**
     * Measures generated code.
     *
     * @param state the instance
     * @return the person described
     */
    @Benchmark
    public Person generated(GreetBenchmark.Generated state) {
        return state.greeter.exports().people().describe(person);
    }

    /**
     * Measures the code written by hand.
     *
     * @param state the instance
     * @return the person described
     */
    @Benchmark
    public Person byHand(GreetBenchmark.ByHand state) {
        return state.greeter.describe(person);
    }
}
