package dev.witloof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.bench.bindings.witloof.greet.Greeter;
import dev.witloof.bench.bindings.witloof.greet.People.Person;
import dev.witloof.bench.byhand.GreeterByHand;
import dev.witloof.bench.byhand.UpperByHand;
import dev.witloof.bench.host.Host;
import dev.witloof.bench.host.HostMessage;
import dev.witloof.runtime.Store;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call through generated code allocates no byte that the call written by hand does not allocate. */
class AllocationTest {
    /** What measuring itself may add to a call, such as a class loaded within a batch: less than the smallest object. */
    private static final double NOISE = 4;

    private static void assertNoMore(Allocation.Call generated, Allocation.Call byHand) throws Exception {
        double limit = Allocation.of(byHand) + NOISE;
        assertThat(Allocation.downTo(limit, generated))
                .as("bytes per generated call")
                .isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 33, 81, 1000, 5000})
    void greets(int length) throws Exception {
        String name = "n".repeat(length);
        GreeterByHand byHand = new GreeterByHand();
        try (Store store = Store.create()) {
            Greeter generated = GreetBenchmark.greeter(store);
            assertNoMore(() -> generated.exports().greet(name), () -> byHand.greet(name));
        }
    }

    @Test
    void describes() throws Exception {
        Person full = DescribeBenchmark.person();
        Person anonymous = new Person("", Optional.empty(), new int[0]);
        GreeterByHand byHand = new GreeterByHand();
        try (Store store = Store.create()) {
            Greeter generated = GreetBenchmark.greeter(store);
            assertNoMore(() -> generated.exports().people().describe(full), () -> byHand.describe(full));
            assertNoMore(() -> generated.exports().people().describe(anonymous), () -> byHand.describe(anonymous));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 16384})
    void handles(int size) throws Exception {
        Host host = new Host();
        UpperByHand byHand = new UpperByHand(host);
        try (Store store = Store.create()) {
            var generated = HandleBenchmark.upper(store, host).exports().incomingHandler();
            assertNoMore(
                    () -> {
                        generated.handle(HostMessage.incoming(size));
                        return host.sent();
                    },
                    () -> {
                        byHand.handle(HostMessage.incoming(size));
                        return host.sent();
                    });
        }
    }
}
