package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import org.junit.jupiter.api.Test;

/** What one guest passes on as own to another, which refuses the call: it is closed once. */
class RefusedOwnTest {
    private final FakeGuest passer = new FakeGuest();
    private final FakeGuest taker = new FakeGuest(passer.store);
    private final ResourceBinding imported = ResourceBinding.host("thing");
    private final ResourceBinding alsoImported = ResourceBinding.host("thing");
    private final Thing.Host thing = new Thing.Host();

    /** The taker's export, which takes the thing unless something fails. */
    private void take(Object given, FakeGuest.Body body, Runnable afterLowering) {
        FakeGuest.call(taker.export(1, 0, body, alsoImported), f -> {
            f.flat()[0] = f.lowerOwn(0, given);
            afterLowering.run();
        });
    }

    private static void refuse() {
        throw new IllegalArgumentException("the next parameter does not fit");
    }

    private static long trap() {
        throw new GuestFault(Trap.Rule.UNREACHABLE, "unreachable", null);
    }

    private Lowering passingOn(Callee callee, FakeGuest.Body body, Runnable afterLowering) {
        return passer.imported(
                callee,
                (cx, flat) -> {
                    Object given = cx.liftOwn(0, (int) flat[0]);
                    cx.lifted();
                    take(given, body, afterLowering);
                    return 0;
                },
                imported);
    }

    /** Has the passer pass the thing to an import, which fails. */
    private void fails(Lowering anImport) {
        int handle = (int)
                passer.imported((cx, flat) -> cx.lowerOwn(0, thing), imported).call(new long[0]);
        assertThatThrownBy(() -> passer.run(() -> anImport.call(new long[] {handle})))
                .isInstanceOf(Trap.class);
        passer.instance.close();
    }

    @Test
    void becauseOfAnotherParameter() {
        fails(passingOn(Callee.GUEST, arguments -> 0, RefusedOwnTest::refuse));
        assertThat(thing.closed).isEqualTo(1);
        taker.instance.close();
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void becauseOfAnError() {
        int handle = (int)
                passer.imported((cx, flat) -> cx.lowerOwn(0, thing), imported).call(new long[0]);
        Lowering passingOn = passingOn(Callee.GUEST, arguments -> 0, () -> {
            throw new AssertionError("of a list that lowering reads");
        });
        assertThatThrownBy(() -> passer.run(() -> passingOn.call(new long[] {handle})))
                .isInstanceOf(AssertionError.class);
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void becauseItsAllocatorFails() {
        taker.realloc = FakeGuest.function(arguments -> trap());
        fails(passer.imported(
                Callee.GUEST,
                (cx, flat) -> {
                    Object given = cx.liftOwn(0, (int) flat[0]);
                    cx.lifted();
                    FakeGuest.call(taker.export(3, 0, arguments -> 0, alsoImported), f -> {
                        f.flat()[0] = f.lowerOwn(0, given);
                        f.lowerString("text");
                    });
                    return 0;
                },
                imported));
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void becauseItHasTrappedBefore() {
        assertThatThrownBy(() -> taker.run(RefusedOwnTest::trap)).isInstanceOf(Trap.class);
        fails(passingOn(Callee.GUEST, arguments -> 0, () -> {}));
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void ofAMethodOfItsResource() {
        GuestThings things = new GuestThings(taker);
        Thing.Proxy self = things.make(1);
        Lowering method = passer.imported(
                Callee.RESOURCE,
                (cx, flat) -> {
                    Object receiver = cx.liftBorrow(1, (int) flat[1]);
                    assertThat(receiver).isSameAs(self);
                    Object given = cx.liftOwn(0, (int) flat[0]);
                    cx.lifted();
                    take(given, arguments -> 0, RefusedOwnTest::refuse);
                    return 0;
                },
                imported,
                imported);
        int handle = (int)
                passer.imported((cx, flat) -> cx.lowerOwn(0, thing), imported).call(new long[0]);
        Lifting lend = passer.export(1, 0, arguments -> method.call(new long[] {handle, arguments[0]}), imported);

        assertThatThrownBy(() -> FakeGuest.call(lend, f -> f.flat()[0] = f.lowerBorrow(0, self)))
                .isInstanceOf(Trap.class);

        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void isTheTakersOnceItRuns() {
        fails(passingOn(Callee.GUEST, arguments -> trap(), () -> {}));
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void isTheTakersAlsoWhenItPassesARefusalOn() {
        FakeGuest third = new FakeGuest(passer.store);
        assertThatThrownBy(() -> third.run(RefusedOwnTest::trap)).isInstanceOf(Trap.class);
        fails(passingOn(
                Callee.GUEST,
                arguments -> {
                    // Out of the middle of the call, and not by way of an import.
                    third.run(() -> {});
                    return 0;
                },
                () -> {}));
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void isJavasWhereJavaCallsTheGuest() {
        fails(passingOn(Callee.JAVA, arguments -> 0, RefusedOwnTest::refuse));
        assertThat(thing.closed).isZero();
    }
}
