package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What one call with very many resources leaves behind: no room that the next million calls have no use for. */
class RoomAfterCallsTest {
    private static final int MANY = 2_000_000;
    /** An array of references for as many is twice as large. */
    private static final long LIMIT = 4L << 20;

    private final FakeGuest guest = new FakeGuest();
    private final ResourceBinding hosted = ResourceBinding.host("thing");
    private final Thing.Host thing = new Thing.Host();

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static void assertLeavesNothing(Runnable call) {
        long before = heap();
        call.run();
        assertThat(heap() - before).isLessThan(LIMIT);
    }

    @Test
    void noneIsKeptForWhatAGuestHasLent() {
        int handle = (int)
                guest.imported((cx, flat) -> cx.lowerOwn(0, thing), hosted).call(new long[0]);
        Lowering borrowing = guest.imported(
                (cx, flat) -> {
                    for (int i = 0; i < MANY; i++) {
                        cx.liftBorrow(0, handle);
                    }
                    return 0;
                },
                hosted);
        assertLeavesNothing(() -> guest.run(() -> borrowing.call(new long[0])));
        assertThat(guest.instance.isAlive()).isTrue();
    }

    @Test
    void noneIsKeptForWhatIsLentToAGuest() {
        GuestThings things = new GuestThings(guest);
        Thing.Proxy lent = things.make(1);
        Lifting borrowing = guest.export(1, 0, arguments -> 0, things.type);
        assertLeavesNothing(() -> FakeGuest.call(borrowing, f -> {
            for (int i = 0; i < MANY; i++) {
                f.flat()[0] = f.lowerBorrow(0, lent);
            }
        }));
        things.passOwn(lent);
    }

    @Test
    void noneIsKeptForWhatAGuestHasPassedOn() {
        Lowering passing = guest.imported(
                (cx, flat) -> {
                    for (int i = 0; i < MANY; i++) {
                        cx.liftOwn(0, cx.lowerOwn(0, thing));
                    }
                    cx.lifted();
                    return 0;
                },
                hosted);
        assertLeavesNothing(() -> guest.run(() -> passing.call(new long[0])));
        assertThat(thing.closed).isZero();
    }

    @Test
    void noneIsKeptForWhatWasClosedDuringACall() {
        GuestThings things = new GuestThings(guest);
        assertLeavesNothing(() -> guest.run(() -> {
            for (int i = 0; i < MANY; i++) {
                things.type.proxy(i, true).close();
            }
            things.onDestroy = things.destroyed::clear;
        }));
    }
}
