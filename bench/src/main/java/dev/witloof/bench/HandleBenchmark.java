package dev.witloof.bench;

import dev.witloof.bench.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.bench.bindings.wasi.messaging.Types;
import dev.witloof.bench.byhand.UpperByHand;
import dev.witloof.bench.host.Host;
import dev.witloof.bench.host.HostMessage;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code handle(message)}: the guest asks a message for all it holds, and sends a copy of it on: nine host calls. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class HandleBenchmark {
    /** The size of the payload in bytes. */
    @Param({"64", "16384"})
    public int size;

    /** Makes the benchmark. */
    public HandleBenchmark() {}

    /** The call through generated code. */
    @State(Scope.Thread)
    public static class Generated {
        final Host host = new Host();
        final Store store = Store.create();
        final MessagingRequestReply upper = upper(store, host);

        /** Makes an instance. */
        public Generated() {}

        /** Ends it. */
        @TearDown
        public void close() {
            store.close();
        }
    }

    /** The call by hand. */
    @State(Scope.Thread)
    public static class ByHand {
        final Host host = new Host();
        final UpperByHand upper = new UpperByHand(host);

        /** Makes an instance. */
        public ByHand() {}
    }

    static MessagingRequestReply upper(Store store, Host host) {
        return MessagingRequestReply.prepare(Component.load(Guest.UPPER.bytes()))
                .instantiate(store, host);
    }

    /**
     * Measures generated code.
     *
     * @param state the instance
     * @return the message that the guest sent
     * @throws Types.ErrorException if the guest fails
     */
    @Benchmark
    public HostMessage generated(Generated state) throws Types.ErrorException {
        state.upper.exports().incomingHandler().handle(HostMessage.incoming(size));
        return state.host.sent();
    }

    /**
     * Measures the code written by hand.
     *
     * @param state the instance
     * @return the message that the guest sent
     */
    @Benchmark
    public HostMessage byHand(ByHand state) {
        state.upper.handle(HostMessage.incoming(size));
        return state.host.sent();
    }
}
