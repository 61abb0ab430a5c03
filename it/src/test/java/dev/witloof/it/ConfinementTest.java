package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.it.bindings.witloof.resources.Counters.Counter;
import dev.witloof.runtime.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store is confined to one thread at a time, and says so. */
class ConfinementTest {
    private final ResourcesGuest guest = new ResourcesGuest();

    @AfterEach
    void close() {
        guest.close();
    }

    private static <T> T inAnotherThread(Callable<T> task) throws ExecutionException, InterruptedException {
        FutureTask<T> result = new FutureTask<>(task);
        Thread thread = new Thread(result, "the other thread");
        thread.start();
        return result.get();
    }

    @Test
    void aSecondThreadIsRefusedWhileTheStoreIsInUse() {
        Counter counter = guest.counters().newCounter(1);
        Counter other = guest.counters().newCounter(2);
        List<Throwable> refusals = new ArrayList<>();
        List<ThrowingCallable> uses = List.of(
                () -> guest.counters().live(),
                other::value,
                other::close,
                () -> guest.exports().wrapped(),
                () -> new ResourcesGuest(guest.store),
                guest.instance::close,
                guest.store::close);
        guest.onLog = line -> {
            for (ThrowingCallable use : uses) {
                try {
                    refusals.add(inAnotherThread(() -> catchThrowable(use)));
                } catch (ExecutionException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        counter.close();
        assertThat(refusals).hasSameSizeAs(uses).allSatisfy(refusal -> assertThat(refusal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "in use by thread \"" + Thread.currentThread().getName() + "\"",
                        "thread \"the other thread\"",
                        "one store per thread"));
        guest.onLog = line -> {};
        assertThat(other.value()).isEqualTo(2);
        assertThat(guest.counters().live()).isEqualTo(1);
    }

    @Test
    void aStoreMayBeHandedOverBetweenCalls() throws Exception {
        Counter counter = guest.counters().newCounter(1);
        assertThat(inAnotherThread(() -> counter.increment(1))).isEqualTo(2);
        assertThat(counter.increment(1)).isEqualTo(3);
        assertThat(inAnotherThread(() -> {
                    guest.store.close();
                    return "closed";
                }))
                .isEqualTo("closed");
    }

    @Test
    void aClosedStoreTakesNoInstances() {
        Store store = Store.create();
        store.close();
        store.close();
        assertThatThrownBy(() -> new ResourcesGuest(store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is closed");
    }

    @Test
    void instancesOfAClosedStoreAreClosed() {
        Counter counter = guest.counters().newCounter(1);
        guest.store.close();
        for (ThrowingCallable use :
                List.<ThrowingCallable>of(counter::value, () -> guest.counters().live(), guest.exports()::wrapped)) {
            assertThatThrownBy(use)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("witloof:resources/resources", "is closed");
        }
    }

    @Test
    void storesOfTwoThreadsDoNotDisturbEachOther() throws Exception {
        int rounds = 2000;
        Callable<Long> work = () -> {
            try (ResourcesGuest mine = new ResourcesGuest()) {
                for (int i = 0; i < rounds; i++) {
                    Counter counter = mine.counters().newCounter(i);
                    if (i % 2 == 0) {
                        mine.counters().keep(counter);
                    } else {
                        counter.close();
                    }
                }
                return mine.counters().live() + mine.logged.size();
            }
        };
        FutureTask<Long> other = new FutureTask<>(work);
        new Thread(other).start();
        assertThat(work.call()).isEqualTo(rounds);
        assertThat(other.get()).isEqualTo(rounds);
    }
}
