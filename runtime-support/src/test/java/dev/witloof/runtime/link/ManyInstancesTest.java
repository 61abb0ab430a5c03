package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.link.Messaging.Host;
import dev.witloof.runtime.link.Messaging.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One component, many instances. */
class ManyInstancesTest {
    private static final PreparedWorld UPPER = Messaging.prepare(Guests.load("upper-rust"));

    @Test
    void areCheapBecauseTheComponentIsCompiledOnce() {
        Runnable hundred = () -> {
            for (int i = 0; i < 100; i++) {
                try (Store store = Store.create()) {
                    Messaging.instantiate(UPPER, store, new Host());
                }
            }
        };
        hundred.run();
        // Microseconds each when nothing else runs; compiling alone takes hundreds of milliseconds, each time.
        Duration limit = Duration.ofSeconds(3);
        Duration shortest = Duration.ofDays(1);
        for (int round = 0; round < 20 && shortest.compareTo(limit) >= 0; round++) {
            long start = System.nanoTime();
            hundred.run();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            shortest = took.compareTo(shortest) < 0 ? took : shortest;
        }
        assertThat(shortest).isLessThan(limit);
    }

    @Test
    void runInManyThreadsEachInItsOwnStore() throws Exception {
        PreparedWorld fresh = Messaging.prepare(Guests.load("upper-rust"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String text = "message " + i;
                all.add(threads.submit(() -> {
                    Host host = new Host();
                    try (Store store =
                            Store.builder().deadline(Duration.ofMinutes(1)).build()) {
                        Messaging upper = Messaging.instantiate(fresh, store, host);
                        for (int j = 0; j < 200; j++) {
                            assertThat(upper.handle(new Message(text))).isEmpty();
                        }
                    }
                    return host.sent;
                }));
            }
            for (int i = 0; i < 8; i++) {
                assertThat(all.get(i).get()).hasSize(200).containsOnly("default/upper: MESSAGE " + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shareAStoreAndItsLimits() {
        long each;
        try (Store store = Store.create()) {
            Messaging.instantiate(UPPER, store, new Host());
            each = store.state().budget().memoryBytes();
        }
        try (Store store = Store.builder().maxMemoryBytes(2 * each).build()) {
            Messaging first = Messaging.instantiate(UPPER, store, new Host());
            Messaging.instantiate(UPPER, store, new Host());
            assertThatThrownBy(() -> Messaging.instantiate(UPPER, store, new Host()))
                    .hasMessageContaining("memory");
            first.close();
            Messaging.instantiate(UPPER, store, new Host());
        }
    }

    @Test
    void closeWithTheirStoreAndRefuseCallsThen() {
        Host host = new Host();
        Store store = Store.create();
        Messaging upper = Messaging.instantiate(UPPER, store, host);
        store.close();
        store.close();
        assertThatThrownBy(() -> upper.handle(new Message("late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        upper.close();
    }

    @Test
    void cannotBeClosedWhileTheyRunButOthersOfTheStoreCan() {
        try (Store store = Store.create()) {
            Messaging[] all = new Messaging[2];
            Host host = new Host() {
                @Override
                public void send(Messaging.Client client, String topic, Message message) {
                    assertThatThrownBy(all[0]::close)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("running");
                    assertThatThrownBy(store::close).isInstanceOf(IllegalStateException.class);
                    all[1].close();
                    sent.add("closed the other");
                }
            };
            all[0] = Messaging.instantiate(UPPER, store, host);
            all[1] = Messaging.instantiate(UPPER, store, new Host());
            assertThat(all[0].handle(new Message("x"))).isEmpty();
            assertThat(host.sent).containsExactly("closed the other");
            assertThat(all[0].handle(new Message("y"))).isEmpty();
        }
    }
}
