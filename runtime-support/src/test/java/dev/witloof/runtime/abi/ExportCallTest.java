package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExportCallTest {
    private final FakeGuest guest = new FakeGuest();
    private final Lifting identity = guest.export(1, 1, arguments -> arguments[0]);

    private long callIdentity() {
        return FakeGuest.call(identity, f -> f.flat()[0] = 7);
    }

    @Test
    void aCallPassesItsArgumentsAndReturnsItsResult() {
        assertThat(callIdentity()).isEqualTo(7);
        assertThat(guest.store.events).containsExactly("started", "ended");
        assertThat(guest.store.inUse()).isFalse();
    }

    @Test
    void parametersThatDoNotFitAreAllocated() {
        FakeGuest.call(identity, f -> f.flat()[0] = f.allocateParameters(80, 8));
        assertThat(guest.allocations).containsExactly("0 0 8 80");
    }

    @Test
    void postReturnIsGivenTheResultAndMayNotLeaveTheInstance() {
        List<Long> given = new ArrayList<>();
        Lowering anImport = guest.imported((cx, flat) -> 0);
        ResourceBinding type = ResourceBinding.guest("thing", guest.instance);
        guest.postReturn = FakeGuest.function(arguments -> {
            given.add(arguments[0]);
            assertThatThrownBy(() -> anImport.call(new long[0]))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("cannot leave instance guest");
            assertThatThrownBy(() -> guest.instance.resourceNew(type, 1)).isInstanceOf(Trap.class);
            assertThatThrownBy(() -> guest.instance.resourceDrop(type, 1)).isInstanceOf(Trap.class);
            return 0;
        });
        FakeGuest.call(guest.export(0, 1, arguments -> 64), f -> {});
        assertThat(given).containsExactly(64L);
        assertThat(anImport.call(new long[0])).isZero();
    }

    @Test
    void theAllocatorMayNotLeaveTheInstance() {
        Lowering anImport = guest.imported((cx, flat) -> 0);
        guest.realloc = FakeGuest.function(arguments -> anImport.call(new long[0]));
        assertThatThrownBy(() -> FakeGuest.call(guest.export(2, 0, arguments -> 0), f -> f.lowerString("a")))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("cannot leave instance guest");
        assertThatThrownBy(this::callIdentity).hasMessageContaining("trapped before");
    }

    @Test
    void aTrapPoisonsTheInstanceForEveryLaterCall() {
        Trap trap = new Trap("unreachable");
        Lifting trapping = guest.export(0, 0, arguments -> {
            throw trap;
        });
        assertThatThrownBy(() -> FakeGuest.call(trapping, f -> {})).isSameAs(trap);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::callIdentity)
                    .isInstanceOf(Trap.class)
                    .hasMessage("instance guest trapped before and cannot be called again: unreachable")
                    .hasCause(trap);
        }
        assertThat(guest.store.events).containsExactly("started", "ended");
    }

    @Test
    void whatTheEngineThrowsIsATrapThatNamesTheFunction() {
        IllegalStateException failure = new IllegalStateException("unreachable");
        assertThatThrownBy(() -> guest.run(() -> {
                    throw failure;
                }))
                .isInstanceOf(Trap.class)
                .hasMessage("test.export: unreachable")
                .hasCause(failure);
    }

    @Test
    void anExhaustedStackIsATrap() {
        assertThatThrownBy(() -> guest.run(ExportCallTest::recurse))
                .isInstanceOf(Trap.class)
                .hasMessage("test.export: the call stack is exhausted");
        assertThatThrownBy(this::callIdentity).hasMessageContaining("the call stack is exhausted");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void recurse() {
        recurse();
    }

    @Test
    void anErrorOfTheMachineIsThrownOnAndPoisonsAllTheSame() {
        OutOfMemoryError error = new OutOfMemoryError("heap");
        assertThatThrownBy(() -> guest.run(() -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThatThrownBy(this::callIdentity)
                .isInstanceOf(Trap.class)
                .rootCause()
                .isSameAs(error);
    }

    @Test
    void whatGoesWrongWhileLiftingTheResultPoisons() {
        Lifting f = guest.export(0, 1, arguments -> 65535);
        assertThatThrownBy(() -> {
                    f.enter();
                    try {
                        f.results(f.call(), 8, 4);
                    } catch (Throwable t) {
                        throw f.fail(t);
                    } finally {
                        f.exit();
                    }
                })
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the result area is unaligned");
        assertThatThrownBy(this::callIdentity).isInstanceOf(Trap.class);
    }

    @Test
    void aComponentIsNotReentrant() {
        guest.run(() -> assertThatThrownBy(this::callIdentity)
                .isInstanceOf(Trap.class)
                .hasMessageContaining("cannot enter instance guest"));
        assertThat(callIdentity()).isEqualTo(7);
    }

    @Test
    void instancesOfOneStoreMayCallEachOther() {
        FakeGuest other = new FakeGuest(guest.store);
        other.run(() -> assertThat(callIdentity()).isEqualTo(7));
        assertThat(guest.store.events).containsExactly("started", "ended");
    }

    @Test
    void aClosedInstanceSaysSo() {
        guest.instance.close();
        assertThatThrownBy(this::callIdentity)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("instance guest is closed");
    }

    @Test
    void aRunningInstanceCannotBeClosed() {
        guest.run(() -> assertThatThrownBy(guest.instance::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is running"));
        assertThat(callIdentity()).isEqualTo(7);
    }

    @Test
    void aStoreInUseRefusesAnotherThreadAndNamesBoth() throws InterruptedException {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread intruder = new Thread(
                () -> {
                    try {
                        callIdentity();
                    } catch (IllegalStateException e) {
                        seen.set(e);
                    }
                },
                "intruder");
        guest.run(() -> {
            intruder.start();
            try {
                intruder.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(seen.get())
                .hasMessageContaining("\"" + Thread.currentThread().getName() + "\"")
                .hasMessageContaining("\"intruder\"");
        assertThat(callIdentity()).isEqualTo(7);
    }

    @Test
    void aStoreMayBeHandedOverBetweenCalls() throws InterruptedException {
        callIdentity();
        List<Long> results = new ArrayList<>();
        Thread next = new Thread(() -> results.add(callIdentity()));
        next.start();
        next.join();
        assertThat(results).containsExactly(7L);
        assertThat(callIdentity()).isEqualTo(7);
    }
}
