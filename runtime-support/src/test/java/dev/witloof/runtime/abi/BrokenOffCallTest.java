package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that the exhausted stack breaks off: the guest was in the midst of something, and is not called again. */
class BrokenOffCallTest {
    private static final int GUEST_FRAMES = 30;

    /** A store that has no room to make a trap, as often as it is told. */
    private static final class Exhausted extends StoreContext {
        int times;

        Exhausted() {
            super(false);
        }

        @Override
        protected Trap trapOf(Throwable thrown, String where) {
            if (times-- > 0) {
                throw new StackOverflowError();
            }
            return super.trapOf(thrown, where);
        }
    }

    private static Lifting export(InstanceState instance, FakeGuest.Body body) {
        return new Lifting(
                "export", instance, CanonicalOptions.NONE, new ResourceBinding[0], FakeGuest.function(body), 0, 0);
    }

    private static Lowering imported(InstanceState instance, Runnable body) {
        return new Lowering(
                "import",
                instance,
                CanonicalOptions.NONE,
                new ResourceBinding[0],
                (cx, flat) -> {
                    body.run();
                    return 0;
                },
                Callee.JAVA);
    }

    private static void call(Lifting export) {
        FakeGuest.call(export, cx -> {});
    }

    @Test
    void anInstanceIsPoisonedAlsoWhenThereIsNoRoomToMakeATrap() {
        Exhausted store = new Exhausted();
        InstanceState instance = new InstanceState("guest", store);
        Thing.Host thing = new Thing.Host();
        instance.handles.add(ResourceBinding.host("thing"), 0, thing, null);
        Lifting failing = export(instance, arguments -> {
            throw new IllegalStateException("midway");
        });
        store.times = 1;

        assertThatThrownBy(() -> call(failing)).isInstanceOf(StackOverflowError.class);

        assertThat(store.inUse()).isFalse();
        assertThatThrownBy(() -> call(export(instance, arguments -> 0)))
                .isInstanceOf(Trap.class)
                .hasMessageContainingAll("guest trapped before", "broke off");
        instance.close();
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void aCallThatWasNotEvenLeftIsOverWithTheOneAroundIt() {
        FakeGuest.Store store = new FakeGuest.Store();
        InstanceState outer = new InstanceState("outer", store);
        InstanceState inner = new InstanceState("inner", store);
        Lowering imported = imported(outer, inner::enter);

        call(export(outer, arguments -> imported.call(arguments)));

        assertThat(store.inUse()).isFalse();
        assertThat(store.events).containsExactly("started", "ended");
        assertThatThrownBy(() -> call(export(inner, arguments -> 0)))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("trapped before");
        inner.close();
        call(export(outer, arguments -> 0));
    }

    /** What became of a guest that another calls where little is left of the stack. */
    private static final class Trial {
        private final StoreContext store = new StoreContext(false) {};
        private final InstanceState outer = new InstanceState("outer", store);
        private final InstanceState inner = new InstanceState("inner", store);
        private boolean midway;
        private @Nullable Throwable thrown;

        private void run(int depth) {
            Lifting innermost = export(inner, arguments -> {
                midway = true;
                deep(GUEST_FRAMES, () -> {});
                midway = false;
                return 0;
            });
            Lowering between = imported(outer, () -> call(innermost));
            Lifting outermost = export(outer, arguments -> deep(depth, () -> between.call(new long[0])));
            try {
                call(outermost);
            } catch (Throwable e) {
                thrown = e;
            }
        }

        private static long deep(int frames, Runnable last) {
            if (frames == 0) {
                last.run();
                return 0;
            }
            return deep(frames - 1, last) + 1;
        }

        private static boolean isUsable(InstanceState instance) {
            try {
                call(export(instance, arguments -> 0));
                return true;
            } catch (Trap e) {
                return false;
            }
        }

        private @Nullable String complaint() {
            if (store.inUse()) {
                return "the store is in use after " + thrown;
            }
            if (midway && isUsable(inner)) {
                return "the inner guest is used again after " + thrown;
            }
            return thrown != null && isUsable(outer) ? "the outer guest is used again after " + thrown : null;
        }
    }

    /** Whether a call at a depth fails; adds what is wrong afterwards. */
    private static boolean fails(int depth, List<String> complaints) {
        Trial trial = new Trial();
        trial.run(depth);
        String complaint = trial.complaint();
        if (complaint != null) {
            complaints.add("at " + depth + ": " + complaint);
        }
        return trial.thrown != null;
    }

    @Test
    @Timeout(300)
    void overflowsInNestedCallsLeaveNoGuestMidway() throws InterruptedException {
        List<String> complaints = new ArrayList<>();
        boolean[] found = new boolean[1];
        Thread thread = new Thread(
                null,
                () -> {
                    for (int i = 0; i < 2000; i++) {
                        fails(100, complaints);
                    }
                    for (int round = 0; round < 3; round++) {
                        int works = 100;
                        int overflows = 1 << 20;
                        while (works + 1 < overflows) {
                            int depth = (works + overflows) >>> 1;
                            if (fails(depth, complaints)) {
                                overflows = depth;
                            } else {
                                works = depth;
                            }
                        }
                        found[0] |= overflows < 1 << 20;
                        for (int depth = works - 100; depth < works + 400; depth++) {
                            fails(depth, complaints);
                        }
                    }
                },
                "little-stack",
                1 << 19);
        thread.start();
        thread.join();
        assertThat(complaints).isEmpty();
        assertThat(found[0]).as("the stack was exhausted").isTrue();
    }
}
