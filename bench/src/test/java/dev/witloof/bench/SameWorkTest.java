package dev.witloof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.bench.bindings.witloof.greet.Greeter;
import dev.witloof.bench.bindings.witloof.greet.People.Person;
import dev.witloof.bench.bindings.witloof.relay.Calls;
import dev.witloof.bench.byhand.GreeterByHand;
import dev.witloof.bench.byhand.UpperByHand;
import dev.witloof.bench.host.Host;
import dev.witloof.bench.host.HostMessage;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Tuple2;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of a comparison do the same. */
class SameWorkTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "Zoë", "Łucja", "a pair: \uD83D\uDE00", "a lone surrogate: \uD83D."})
    void greets(String name) {
        String greeting = "Hello, " + name.replace("\uD83D.", "\uFFFD.") + "!";
        try (Store store = Store.create()) {
            Greeter generated = GreetBenchmark.greeter(store);
            assertThat(generated.exports().greet(name)).isEqualTo(greeting);
        }
        assertThat(new GreeterByHand().greet(name)).isEqualTo(greeting);
    }

    /** Around the lengths from which on, and the blocks in which, strings are copied differently. */
    @ParameterizedTest
    @ValueSource(ints = {80, 81, 88, 1024, 1025, 2100})
    void greetsLongNames(int length) {
        GreeterByHand byHand = new GreeterByHand();
        try (Store store = Store.create()) {
            Greeter generated = GreetBenchmark.greeter(store);
            for (String end : List.of("a", "é", "ÿ", "ł", "\uD83D\uDE00", "?")) {
                for (String name : List.of("n".repeat(length - 1) + end, end + "n".repeat(length - 1))) {
                    assertThat(generated.exports().greet(name)).isEqualTo("Hello, " + name + "!");
                    assertThat(byHand.greet(name)).isEqualTo("Hello, " + name + "!");
                }
            }
        }
    }

    @Test
    void describes() {
        Person person = DescribeBenchmark.person();
        Person described =
                new Person("Hello, Ada Lovelace!", Optional.of("the enchantress"), new int[] {2, 3, 4, 5, 6, 7, 8, 9});
        Person anonymous = new Person("", Optional.empty(), new int[0]);
        try (Store store = Store.create()) {
            Greeter generated = GreetBenchmark.greeter(store);
            assertThat(generated.exports().people().describe(person)).isEqualTo(described);
            assertThat(generated.exports().people().describe(anonymous))
                    .isEqualTo(new Person("Hello, !", Optional.empty(), new int[0]));
        }
        GreeterByHand byHand = new GreeterByHand();
        assertThat(byHand.describe(person)).isEqualTo(described);
        assertThat(byHand.describe(anonymous)).isEqualTo(new Person("Hello, !", Optional.empty(), new int[0]));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 16384})
    void handlesByGeneratedCode(int size) throws Exception {
        Host host = new Host();
        try (Store store = Store.create()) {
            var handler = HandleBenchmark.upper(store, host).exports().incomingHandler();
            for (int i = 0; i < 3; i++) {
                handler.handle(HostMessage.incoming(size));
                assertSent(host, size);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 16384})
    void handlesByHand(int size) {
        Host host = new Host();
        UpperByHand upper = new UpperByHand(host);
        for (int i = 0; i < 3; i++) {
            upper.handle(HostMessage.incoming(size));
            assertSent(host, size);
        }
    }

    private static void assertSent(Host host, int size) {
        assertThat(host.topic()).contains("orders.upper");
        assertThat(host.sent().data()).isEqualTo("A".repeat(size).getBytes(StandardCharsets.US_ASCII));
        assertThat(host.sent().contentType()).contains("text/plain");
        assertThat(host.sent().metadata()).contains(List.of(new Tuple2<>("trace", "4bf92f3577b34da6")));
    }

    @Test
    void callsTheHostAndAnotherComponent() {
        RelayBenchmark.OfHost host = new RelayBenchmark.OfHost();
        RelayBenchmark.OfComponent component = new RelayBenchmark.OfComponent();
        try {
            for (Calls calls : List.of(host.calls, component.calls)) {
                assertThat(calls.next(5)).isEqualTo(1 + 2 + 3 + 4 + 5);
                assertThat(calls.measure(3)).isEqualTo(3 * 64);
                assertThat(calls.count(3)).isEqualTo(3 * 4096);
            }
        } finally {
            host.close();
            component.close();
        }
    }
}
