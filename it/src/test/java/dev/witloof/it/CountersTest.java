package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.resources.Counters;
import dev.witloof.it.bindings.witloof.resources.Counters.Counter;
import dev.witloof.runtime.Trap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A resource that the guest implements: what its functions do, and what becomes of the proxies. */
class CountersTest {
    private final ResourcesGuest guest = new ResourcesGuest();
    private final Counters counters = guest.counters();

    @AfterEach
    void close() {
        guest.close();
    }

    private static void assertDead(Counter counter) {
        assertThatThrownBy(counter::value)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("counter", "was passed on as own before");
    }

    @Test
    void constructsAndCounts() {
        Counter counter = counters.newCounter(5);
        assertThat(counter.value()).isEqualTo(5);
        assertThat(counter.increment(3)).isEqualTo(8);
        assertThat(counter.value()).isEqualTo(8);
        assertThat(counters.live()).isEqualTo(1);
    }

    @Test
    void countsUnsigned() {
        Counter counter = counters.newCounter(4294967295L);
        assertThat(counter.value()).isEqualTo(4294967295L);
        assertThat(counter.increment(1)).isZero();
    }

    @Test
    void initializeHasRun() {
        // The storage of counters is set up there; without it the first one traps.
        assertThat(counters.series(ResourcesGuest.CAPACITY)).hasSize(ResourcesGuest.CAPACITY);
        assertThat(counters.live()).isEqualTo(ResourcesGuest.CAPACITY);
    }

    @Test
    void aConstructorThatFailsThrows() throws Counter.CheckedException {
        assertThat(counters.counterChecked(999).value()).isEqualTo(999);
        assertThatThrownBy(() -> counters.counterChecked(1000))
                .isInstanceOfSatisfying(Counter.CheckedException.class, e -> assertThat(e.error())
                        .isEqualTo("a counter starts below 1000"));
        assertThat(counters.live()).isEqualTo(1);
    }

    @Test
    void ownParametersEnd() {
        Counter a = counters.newCounter(2);
        Counter b = counters.newCounter(3);
        assertThat(counters.counterMerge(a, b).value()).isEqualTo(5);
        assertDead(a);
        assertDead(b);
        assertThat(guest.logged).containsExactly("drop counter 2", "drop counter 3");
        a.close();
        assertThat(counters.live()).isEqualTo(1);
    }

    @Test
    void borrowedParametersLiveOn() {
        Counter a = counters.newCounter(4);
        Counter b = counters.newCounter(4);
        assertThat(a.equals_(b)).isTrue();
        assertThat(a.equals_(a)).isTrue();
        b.increment(1);
        assertThat(a.equals_(b)).isFalse();
        assertThat(counters.sum(a, b)).isEqualTo(9);
        assertDead(a);
        assertThat(b.value()).isEqualTo(5);
    }

    @Test
    void listsOfOwnMoveAll() {
        List<Counter> series = counters.series(5);
        assertThat(series).extracting(Counter::value).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThatThrownBy(() -> series.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(counters.totalBorrowed(series)).isEqualTo(10);
        assertThat(counters.totalBorrowed(List.of(series.get(4), series.get(4))))
                .isEqualTo(8);
        assertThat(counters.total(series)).isEqualTo(10);
        series.forEach(CountersTest::assertDead);
        assertThat(counters.live()).isZero();
        assertThat(guest.logged).hasSize(5).startsWith("drop counter 0").endsWith("drop counter 4");
    }

    @Test
    void emptyListsOfResourcesAreLists() {
        assertThat(counters.series(0)).isEmpty();
        assertThat(counters.total(List.of())).isZero();
        assertThat(counters.totalBorrowed(List.of())).isZero();
    }

    @Test
    void longListsOfResourcesMove() {
        List<Counter> series = counters.series(ResourcesGuest.CAPACITY);
        long sum = ResourcesGuest.CAPACITY * (ResourcesGuest.CAPACITY - 1L) / 2;
        assertThat(counters.totalBorrowed(series)).isEqualTo(sum);
        assertThat(counters.total(series)).isEqualTo(sum);
        assertThat(counters.live()).isZero();
    }

    @Test
    void anOwnMayComeBackInAnOption() {
        Counter given = counters.newCounter(7);
        Counter back = counters.atLeast(given, 7).orElseThrow();
        assertDead(given);
        assertThat(back.increment(1)).isEqualTo(8);
        assertThat(guest.logged).isEmpty();
        assertThat(counters.atLeast(back, 9)).isEmpty();
        assertDead(back);
        assertThat(guest.logged).containsExactly("drop counter 8");
    }

    @Test
    void theGuestMayKeepWhatItIsGiven() {
        assertThat(counters.kept()).isEmpty();
        counters.keep(counters.newCounter(1));
        assertThat(counters.kept()).isEqualTo(Optional.of(1L));
        counters.keep(counters.newCounter(2));
        assertThat(guest.logged).containsExactly("drop counter 1");
        assertThat(counters.kept()).contains(2L);
    }

    @Test
    void proxiesOfTwoCountersAreNotEqual() {
        assertThat(counters.newCounter(1)).isNotEqualTo(counters.newCounter(1));
    }

    @Test
    void theGuestsLimitIsATrap() {
        List<Counter> series = counters.series(ResourcesGuest.CAPACITY);
        assertThatThrownBy(() -> counters.newCounter(0))
                .isInstanceOf(Trap.class)
                .hasMessageContainingAll("[constructor]counter", "unreachable");
        assertThatThrownBy(() -> series.get(0).value())
                .isInstanceOf(Trap.class)
                .hasMessageContaining("trapped before")
                .hasCauseInstanceOf(Trap.class);
    }
}
