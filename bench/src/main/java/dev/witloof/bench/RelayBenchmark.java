package dev.witloof.bench;

import dev.witloof.bench.bindings.witloof.relay.Calls;
import dev.witloof.bench.bindings.witloof.relay.Composed;
import dev.witloof.bench.bindings.witloof.relay.Relay;
import dev.witloof.bench.bindings.witloof.relay.Sink;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a guest's call costs, of the host and of another component: one of the guest's loop. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class RelayBenchmark {
    private static final int TIMES = 1000;

    /** Makes the benchmark. */
    public RelayBenchmark() {}

    /** Does in Java what the component does that is the sink otherwise. */
    private static final class JavaSink implements Sink {
        @Override
        public long next(long number) {
            return number + 1;
        }

        @Override
        public long measure(String text) {
            return text.length(); // it is ASCII
        }

        @Override
        public long count(byte[] bytes) {
            return bytes.length;
        }
    }

    /** Components that are ready to be instantiated. */
    @State(Scope.Benchmark)
    public static class Prepared {
        final Relay.Prepared relay = Relay.prepare(Component.load(Guest.RELAY.bytes()));
        final Composed.Prepared composed = Composed.prepare(Component.load(Guest.COMPOSED.bytes()));

        /** Prepares them. */
        public Prepared() {}

        Relay relay(Store store) {
            Sink sink = new JavaSink();
            return relay.instantiate(store, () -> sink);
        }

        Composed composed(Store store) {
            return composed.instantiate(store);
        }
    }

    /** A guest that calls the host. */
    @State(Scope.Thread)
    public static class OfHost {
        final Store store = Store.create();
        final Calls calls = new Prepared().relay(store).exports().calls();

        /** Makes an instance. */
        public OfHost() {}

        /** Ends it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /** A guest that calls another component. */
    @State(Scope.Thread)
    public static class OfComponent {
        final Store store = Store.create();
        final Calls calls = new Prepared().composed(store).exports().calls();

        /** Makes an instance. */
        public OfComponent() {}

        /** Ends it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /**
     * Measures a call with a number, of the host.
     *
     * @param state the instance
     * @return what the sink said
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long nextOfHost(OfHost state) {
        return state.calls.next(TIMES);
    }

    /**
     * Measures a call with a number, of another component.
     *
     * @param state the instance
     * @return what the sink said
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long nextOfComponent(OfComponent state) {
        return state.calls.next(TIMES);
    }

    /**
     * Measures a call with a string of 64 characters, of the host.
     *
     * @param state the instance
     * @return what the sink said
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long measureOfHost(OfHost state) {
        return state.calls.measure(TIMES);
    }

    /**
     * Measures a call with a string of 64 characters, of another component.
     *
     * @param state the instance
     * @return what the sink said
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long measureOfComponent(OfComponent state) {
        return state.calls.measure(TIMES);
    }

    /**
     * Measures a call with a list of 4 KiB, of the host.
     *
     * @param state the instance
     * @return what the sink said
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long countOfHost(OfHost state) {
        return state.calls.count(TIMES);
    }

    /**
     * Measures a call with a list of 4 KiB, of another component.
     *
     * @param state the instance
     * @return what the sink said
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long countOfComponent(OfComponent state) {
        return state.calls.count(TIMES);
    }

    /**
     * Measures how long it takes to instantiate a component, its imports being the host's, and to close its store.
     *
     * @param state the component
     * @return its exports
     */
    @Benchmark
    public Calls linkOfHost(Prepared state) {
        try (Store store = Store.create()) {
            return state.relay(store).exports().calls();
        }
    }

    /**
     * Measures how long it takes to instantiate a component within which one is the other's import, and to close its store.
     *
     * @param state the component
     * @return its exports
     */
    @Benchmark
    public Calls linkOfComponent(Prepared state) {
        try (Store store = Store.create()) {
            return state.composed(store).exports().calls();
        }
    }
}
