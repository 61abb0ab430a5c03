package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.resources.Counters;
import dev.witloof.it.bindings.witloof.resources.Counters.Counter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls with counters, valid and not, against a model of who owns what. */
class OwnershipTest {
    private static final int STEPS = 400;

    /** The counters that Java owns, with the values that they must have. */
    private final Map<Counter, Long> owned = new LinkedHashMap<>();

    private final List<Counter> dead = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private Optional<Long> kept = Optional.empty();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyCounterEndsOnceAndOnlyWhenItsOwnerEndsIt(long seed) {
        Random random = new Random(seed);
        try (ResourcesGuest guest = new ResourcesGuest()) {
            for (int i = 0; i < STEPS; i++) {
                step(random, guest.counters());
                assertThat(guest.counters().live()).isEqualTo(owned.size() + (kept.isPresent() ? 1 : 0));
                assertThat(guest.counters().kept()).isEqualTo(kept);
            }
            owned.forEach((counter, value) -> assertThat(counter.value()).isEqualTo(value));
            assertThat(guest.logged).isEqualTo(dropped);
        }
    }

    private void step(Random random, Counters counters) {
        if (owned.size() < 3) {
            counters.series(4).forEach(counter -> owned.put(counter, counter.value()));
            return;
        }
        Counter a = any(random);
        Counter b = any(random);
        switch (random.nextInt(9)) {
            case 0 -> drop(take(a), a::close);
            case 1 -> {
                long by = random.nextInt(1000);
                owned.merge(a, by, Long::sum);
                assertThat(a.increment(by)).isEqualTo(owned.get(a));
            }
            case 2 -> merge(counters, a, b);
            case 3 -> {
                kept.ifPresent(value -> dropped.add("drop counter " + value));
                kept = Optional.of(take(a));
                counters.keep(a);
            }
            case 4 -> {
                long minimum = random.nextInt(1000);
                long value = take(a);
                Optional<Counter> back = counters.atLeast(a, minimum);
                assertThat(back.isPresent()).isEqualTo(value >= minimum);
                back.ifPresentOrElse(same -> owned.put(same, value), () -> dropped.add("drop counter " + value));
            }
            case 5 ->
                assertThat(counters.totalBorrowed(List.copyOf(owned.keySet())))
                        .isEqualTo(owned.values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            case 6 -> {
                if (a != b) {
                    long sum = value(a) + value(b);
                    drop(take(a), () -> assertThat(counters.sum(a, b)).isEqualTo(sum));
                }
            }
            case 7 -> {
                if (!dead.isEmpty()) {
                    Counter ended = dead.get(random.nextInt(dead.size()));
                    // Everything before it in the list is lowered, and has to come back.
                    assertThatThrownBy(() -> counters.total(List.of(a, ended)))
                            .isInstanceOf(IllegalArgumentException.class);
                    ended.close();
                }
            }
            default -> assertThat(a.equals_(b)).isEqualTo(value(a) == value(b));
        }
    }

    private void merge(Counters counters, Counter a, Counter b) {
        if (a == b) {
            assertThatThrownBy(() -> counters.counterMerge(a, a)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        long first = take(a);
        long second = take(b);
        dropped.add("drop counter " + first);
        drop(second, () -> owned.put(counters.counterMerge(a, b), first + second));
    }

    private Counter any(Random random) {
        return List.copyOf(owned.keySet()).get(random.nextInt(owned.size()));
    }

    private long value(Counter counter) {
        return Objects.requireNonNull(owned.get(counter));
    }

    private long take(Counter counter) {
        dead.add(counter);
        long value = value(counter);
        owned.remove(counter);
        return value;
    }

    private void drop(long value, Runnable end) {
        dropped.add("drop counter " + value);
        end.run();
    }
}
