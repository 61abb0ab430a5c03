package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.it.bindings.witloof.resources.Things;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How deep guests may call each other, each of which wraps the things of the one before. */
class CallDepthTest {
    private static ResourcesGuest chain(Store store, int length) {
        ResourcesGuest outermost = new ResourcesGuest(store);
        for (int i = 1; i < length; i++) {
            outermost = new ResourcesGuest(store, outermost.things());
        }
        return outermost;
    }

    @Test
    void asManyCallsMayNestAsAreAllowed() {
        try (Store store = Store.builder().maxCallDepth(3).build()) {
            Things.Thing thing = chain(store, 3).things().newThing("a");
            assertThat(thing.name()).isEqualTo("[[[a]]]");
        }
    }

    @Test
    void oneMoreIsATrapOfTheGuestsThatCalledAndNotOfTheOneThatWasToBeCalled() {
        try (Store store = Store.builder().maxCallDepth(3).build()) {
            ResourcesGuest innermost = new ResourcesGuest(store);
            ResourcesGuest second = new ResourcesGuest(store, innermost.things());
            ResourcesGuest third = new ResourcesGuest(store, second.things());
            ResourcesGuest outermost = new ResourcesGuest(store, third.things());
            Throwable trap = catchThrowable(() -> outermost.things().newThing("a"));
            assertThat(trap)
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll(
                            "cannot enter instance witloof:resources/resources", "3 calls", "maxCallDepth");
            assertThatThrownBy(() -> second.things().newThing("b"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("trapped before");
            assertThat(innermost.things().newThing("c").name()).isEqualTo("[c]");
        }
    }

    @Test
    void theLimitIsReachedBeforeTheStackOfAnOrdinaryThreadIsExhausted() throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try (Store store = Store.create()) {
                        Things things = chain(store, 201).things();
                        thrown.set(catchThrowable(() -> things.newThing("a")));
                    }
                },
                "an ordinary thread",
                1 << 20);
        thread.start();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(Trap.class).hasMessageContaining("200 calls of the store");
    }

    @Test
    void aLimitIsPositive() {
        assertThatThrownBy(() -> Store.builder().maxCallDepth(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
