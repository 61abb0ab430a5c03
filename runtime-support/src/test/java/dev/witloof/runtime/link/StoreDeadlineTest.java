package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.CanonicalOptions;
import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.InstanceState;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.abi.ResourceBinding;
import dev.witloof.runtime.core.CoreBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The deadline of a store around calls, calls within calls, and what is closed when they fail. */
@Timeout(300)
class StoreDeadlineTest {
    private int deadlineMillis = 100;
    private StoreState store = store();
    private InstanceState instance = new InstanceState("guest", store);
    private final ResourceBinding file = ResourceBinding.host("file");
    private final List<Boolean> interrupted = new ArrayList<>();

    @AfterEach
    void leaveNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private StoreState store() {
        return new StoreState(
                Duration.ofMillis(deadlineMillis), new CoreBudget.Limits(1 << 20, 100, 10), 100, 1 << 20, 10);
    }

    /** What is closed has time of its own; where even that was over before it began, all is done with a longer one. */
    private void closesInTime(Runnable closing) {
        for (; ; deadlineMillis *= 8) {
            store = store();
            instance = new InstanceState("guest", store);
            interrupted.clear();
            assertThatThrownBy(() -> loop(() -> {
                        interrupted.add(Thread.currentThread().isInterrupted());
                        closing.run();
                    }))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("deadline of " + deadlineMillis + " ms");
            if (deadlineMillis > 10_000 || !interrupted.equals(List.of(true))) {
                break;
            }
        }
        assertThat(interrupted).containsExactly(false);
    }

    private static void spinUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    /** Guest code that runs until it is interrupted. */
    private static final class Loop extends CoreFunction {
        @Override
        public long call(long[] arguments) {
            spinUntilInterrupted();
            throw new GuestFault(Trap.Rule.INTERRUPTED, "the thread was interrupted", null);
        }
    }

    /** Has the guest run for too long while it owns a resource. */
    private void loop(Runnable closing) {
        Resource given = new Resource() {
            @Override
            public void close() {
                closing.run();
            }
        };
        Lifting run =
                new Lifting("run", instance, CanonicalOptions.NONE, new ResourceBinding[] {file}, new Loop(), 1, 0);
        run.enter();
        try {
            run.flat()[0] = run.lowerOwn(0, given);
            run.call();
            run.postReturn();
        } catch (Throwable thrown) {
            throw run.fail(thrown);
        } finally {
            run.exit();
        }
    }

    @Test
    void countsFromTheOutermostCall() {
        InstanceState other = new InstanceState("other", store);
        instance.enter();
        other.enter();
        spinUntilInterrupted();
        other.exit(true);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        instance.exit(true);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void resourcesOfACallThatTookTooLongAreClosedWithoutItsInterrupt() {
        closesInTime(() -> {});
    }

    @Test
    void aTrapForTheDeadlineHasNoFaultAsItsCause() {
        assertThatThrownBy(() -> loop(() -> {}))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("deadline of 100 ms")
                .hasNoCause();
    }

    @Test
    void closingThatTakesTooLongIsInterruptedOnItsPart() {
        closesInTime(StoreDeadlineTest::spinUntilInterrupted);
    }

    @Test
    void theInterruptOfSomebodyElseIsThereWhileResourcesAreClosed() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(
                        () -> loop(() -> interrupted.add(Thread.currentThread().isInterrupted())))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the thread was interrupted");
        assertThat(interrupted).containsExactly(true);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theCallAroundOneThatTookTooLongEndsToo() {
        InstanceState caller = new InstanceState("caller", store);
        Lowering imported = new Lowering(
                "import",
                caller,
                CanonicalOptions.NONE,
                new ResourceBinding[0],
                (cx, flat) -> {
                    assertThatThrownBy(() -> loop(() -> {})).isInstanceOf(Trap.class);
                    interrupted.add(Thread.currentThread().isInterrupted());
                    return 0;
                },
                Callee.JAVA);
        CoreFunction body = new CoreFunction() {
            @Override
            public long call(long[] arguments) {
                imported.call(arguments);
                return new Loop().call(arguments);
            }
        };
        Lifting run = new Lifting("outer", caller, CanonicalOptions.NONE, new ResourceBinding[0], body, 0, 0);
        assertThatThrownBy(() -> {
                    run.enter();
                    try {
                        run.call();
                        run.postReturn();
                    } catch (Throwable thrown) {
                        throw run.fail(thrown);
                    } finally {
                        run.exit();
                    }
                })
                .isInstanceOf(Trap.class)
                .hasMessageContaining("outer: the call took longer than its deadline of 100 ms");
        assertThat(interrupted).containsExactly(true);
    }
}
