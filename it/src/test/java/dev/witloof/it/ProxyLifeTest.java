package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.resources.Counters;
import dev.witloof.it.bindings.witloof.resources.Counters.Counter;
import dev.witloof.it.bindings.witloof.resources.Things.Thing;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closing a guest's resource, and everything that may not be passed for one. */
class ProxyLifeTest {
    private final ResourcesGuest guest = new ResourcesGuest();
    private final Counters counters = guest.counters();

    @AfterEach
    void close() {
        guest.close();
    }

    private static void assertRefused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }

    @Test
    void closingRunsTheDestructorOnce() {
        Counter counter = counters.newCounter(3);
        counter.close();
        counter.close();
        assertThat(guest.logged).containsExactly("drop counter 3");
        assertThat(counters.live()).isZero();
    }

    @Test
    void closedProxiesAreRefusedEverywhere() {
        Counter closed = counters.newCounter(3);
        Counter open = counters.newCounter(4);
        closed.close();
        assertRefused(closed::value, "counter", "is closed");
        assertRefused(() -> open.equals_(closed), "is closed");
        assertRefused(() -> counters.keep(closed), "is closed", "own");
        assertRefused(() -> counters.totalBorrowed(List.of(open, closed)), "is closed");
        assertThat(open.value()).isEqualTo(4);
    }

    @Test
    void aRefusedCallLeavesWhatItWasGivenAlive() {
        Counter a = counters.newCounter(1);
        Counter b = counters.newCounter(2);
        Counter dead = counters.newCounter(3);
        dead.close();
        assertRefused(() -> counters.counterMerge(a, dead), "is closed");
        assertRefused(() -> counters.total(List.of(a, b, dead)), "is closed");
        assertRefused(() -> counters.counterMerge(a, a), "was passed on as own before");
        assertRefused(() -> counters.sum(a, a), "was passed on as own before");
        assertRefused(() -> counters.atLeast(a, -1), "a u32 must be 0 to 4294967295");
        assertThat(counters.live()).isEqualTo(2);
        assertThat(counters.counterMerge(a, b).value()).isEqualTo(3);
    }

    @Test
    void proxiesOfAnotherInstanceAreRefused() {
        Counter own = counters.newCounter(1);
        try (ResourcesGuest other = new ResourcesGuest()) {
            Counter foreign = other.counters().newCounter(2);
            assertRefused(() -> counters.counterMerge(own, foreign), "counter", "of another instance");
            assertRefused(() -> own.equals_(foreign), "of another instance");
            assertThat(foreign.value()).isEqualTo(2);
        }
        ResourcesGuest neighbour = new ResourcesGuest(guest.store);
        Counter foreign = neighbour.counters().newCounter(2);
        assertRefused(() -> counters.total(List.of(own, foreign)), "of another instance");
        assertThat(own.value()).isEqualTo(1);
        assertThat(foreign.value()).isEqualTo(2);
        assertThat(guest.logged).isEmpty();
    }

    @Test
    void objectsOfTheHostAreNoResourcesOfTheGuest() {
        Counter impostor = new Counter() {
            @Override
            public long increment(long by) {
                return 0;
            }

            @Override
            public long value() {
                return 0;
            }

            @Override
            public boolean equals_(Counter other) {
                return false;
            }
        };
        assertRefused(
                () -> counters.keep(impostor),
                "counter",
                "the guest gave out",
                impostor.getClass().getName());
        Thing mine = new HostThings.HostThing("mine");
        assertRefused(() -> guest.things().pass(mine), "thing", "the guest gave out");
        assertThat(counters.kept()).isEmpty();
    }

    @Test
    void aProxyClosedDuringACallEndsWithTheCall() {
        Counter other = counters.newCounter(9);
        List<String> during = new ArrayList<>();
        guest.onLog = line -> {
            if (line.equals("drop counter 1")) {
                other.close();
                during.addAll(guest.logged);
            }
        };
        assertThat(counters.counterMerge(counters.newCounter(1), counters.newCounter(2))
                        .value())
                .isEqualTo(3);
        assertThat(during).containsExactly("drop counter 1");
        assertThat(guest.logged).containsExactly("drop counter 1", "drop counter 2", "drop counter 9");
        assertThat(counters.live()).isEqualTo(1);
    }

    @Test
    void proxiesOfAClosedInstanceSaySo() {
        Counter counter = counters.newCounter(1);
        guest.instance.close();
        assertThatThrownBy(counter::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> counters.newCounter(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("witloof:resources/resources", "is closed");
        assertThatCode(counter::close).doesNotThrowAnyException();
        assertThatCode(guest.instance::close).doesNotThrowAnyException();
        assertThat(guest.logged)
                .as("a guest's resources end without their destructors")
                .isEmpty();
    }

    @Test
    void proxiesOfAnInstanceThatTrappedSayWhy() {
        Counter counter = counters.newCounter(1);
        assertThatThrownBy(guest::trap).isInstanceOf(Trap.class);
        assertThatThrownBy(counter::value).isInstanceOf(Trap.class).hasMessageContaining("trapped before");
        assertThatCode(counter::close).doesNotThrowAnyException();
        assertThat(guest.logged).isEmpty();
    }

    @Test
    void theHostMayNotReenterTheGuest() {
        List<Throwable> caught = new ArrayList<>();
        guest.onLog = line -> {
            try {
                counters.live();
            } catch (Trap trap) {
                caught.add(trap);
            }
        };
        counters.newCounter(1).close();
        assertThat(caught).hasSize(1);
        assertThat(caught.get(0)).hasMessageContainingAll("cannot enter", "not re-entrant");
        guest.onLog = line -> {};
        assertThat(counters.live()).as("the host caught it").isZero();
    }

    @Test
    void whatADestructorsImportThrowsIsATrap() {
        IllegalStateException failure = new IllegalStateException("disk full");
        Counter counter = counters.newCounter(1);
        guest.onLog = line -> {
            throw failure;
        };
        assertThatThrownBy(counter::close)
                .isInstanceOf(Trap.class)
                .hasMessageContainingAll("log", "write", "disk full")
                .hasCause(failure);
        assertThatThrownBy(counters::live).isInstanceOf(Trap.class).hasMessageContaining("trapped before");
    }

    @Test
    void anInstanceCannotBeClosedWhileItRuns() {
        List<Throwable> caught = new ArrayList<>();
        guest.onLog = line -> {
            for (AutoCloseable running : new AutoCloseable[] {guest.instance, guest.store}) {
                try {
                    running.close();
                } catch (Exception e) {
                    caught.add(e);
                }
            }
        };
        counters.newCounter(1).close();
        assertThat(caught).hasSize(2).allSatisfy(e -> assertThat(e)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only after"));
        guest.onLog = line -> {};
        assertThat(counters.live()).isZero();
    }

    @Test
    void theLimitOfHandlesIsTheStores() {
        try (ResourcesGuest small =
                new ResourcesGuest(Store.builder().maxHandles(10).build())) {
            assertThat(small.counters().series(10)).hasSize(10);
            assertThatThrownBy(() -> small.counters().series(11))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("too many handles", "10");
        }
    }
}
