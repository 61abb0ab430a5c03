package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import org.junit.jupiter.api.Test;

/** A call that fails before it starts has no effect but on the guest's heap. */
class FailedLoweringTest {
    private final FakeGuest guest = new FakeGuest();
    private final GuestThings things = new GuestThings(guest);
    private final ResourceBinding hosted = ResourceBinding.host("hosted");
    private final Thing.Host object = new Thing.Host();
    private final Lifting f = guest.export(4, 0, arguments -> 0, things.type, hosted);

    private void failAfterMoving(Thing.Proxy moved, Thing.Proxy lent, Throwable failure) {
        FakeGuest.call(f, cx -> {
            cx.flat()[0] = cx.lowerOwn(0, moved);
            cx.flat()[1] = cx.lowerBorrow(0, lent);
            cx.flat()[2] = cx.lowerOwn(1, object);
            cx.flat()[3] = cx.lowerBorrow(1, object);
            throw FailedLoweringTest.<RuntimeException>sneak(failure);
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void theCallersMistakeIsThrownAsItIs() {
        IllegalArgumentException mistake = new IllegalArgumentException("a u8 must be 0 to 255: 256");
        assertThatThrownBy(() -> failAfterMoving(things.make(1), things.make(2), mistake))
                .isSameAs(mistake);
        NullPointerException missing = new NullPointerException("topic");
        assertThatThrownBy(() -> failAfterMoving(things.make(1), things.make(2), missing))
                .isSameAs(missing);
        AssertionError error = new AssertionError();
        assertThatThrownBy(() -> failAfterMoving(things.make(1), things.make(2), error))
                .isSameAs(error);
        assertThatThrownBy(() -> failAfterMoving(things.make(1), things.make(2), new IOException("disk")))
                .isInstanceOf(UndeclaredThrowableException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void whatWasMovedComesBack() {
        Thing.Proxy moved = things.make(1);
        Thing.Proxy lent = things.make(2);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> failAfterMoving(moved, lent, new IllegalArgumentException()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(things.lend(moved)).isEqualTo(1);
        things.passOwn(lent);
        moved.close();
        assertThat(things.destroyed).containsExactly(1);
    }

    @Test
    void theHandleTableIsWhatItWas() {
        int first = guest.instance.resourceNew(things.type, 10);
        int second = guest.instance.resourceNew(things.type, 11);
        int third = guest.instance.resourceNew(things.type, 12);
        guest.instance.resourceDrop(things.type, second);
        guest.instance.resourceDrop(things.type, first);
        Thing.Proxy moved = new GuestThingsOf(guest, things).lift(third);

        assertThatThrownBy(() -> failAfterMoving(moved, moved, new IllegalArgumentException()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(guest.instance.resourceNew(things.type, 20)).isEqualTo(third);
        assertThat(guest.instance.resourceNew(things.type, 21)).isEqualTo(first);
        assertThat(guest.instance.resourceNew(things.type, 22)).isEqualTo(second);
        guest.instance.close();
        assertThat(object.closed).isZero();
    }

    private record GuestThingsOf(FakeGuest guest, GuestThings things) {
        Thing.Proxy lift(int handle) {
            return (Thing.Proxy) guest.imported((cx, flat) -> 0, things.type).liftOwn(0, handle);
        }
    }

    @Test
    void aMistakeInALaterParameterPutsBackTheEarlierOnes() {
        Thing.Proxy thing = things.make(1);
        assertThatThrownBy(() -> FakeGuest.call(f, cx -> {
                    cx.flat()[0] = cx.lowerOwn(0, thing);
                    cx.flat()[1] = cx.lowerOwn(0, thing);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was passed on as own before");
        thing.close();
        assertThat(things.destroyed).containsExactly(1);
    }

    @Test
    void aNullResourceIsTheCallersMistake() {
        assertThatThrownBy(() -> things.lend(nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a thing must not be null");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void aTrapOfTheAllocatorPoisonsAndLeavesTheCallersObjectsOpen() {
        guest.realloc = FakeGuest.function(arguments -> {
            throw new IllegalStateException("out of memory");
        });
        Lifting allocating = guest.export(4, 0, arguments -> 0, things.type, hosted);
        assertThatThrownBy(() -> FakeGuest.call(allocating, cx -> {
                    cx.flat()[0] = cx.lowerOwn(1, object);
                    cx.lowerString("text");
                }))
                .isInstanceOf(Trap.class)
                .hasMessage("test.export: realloc: out of memory");
        assertThat(object.closed).isZero();
        assertThatThrownBy(() -> things.make(1)).hasMessageContaining("trapped before");
    }

    @Test
    void aBadAddressOfTheAllocatorPoisonsToo() {
        guest.realloc = FakeGuest.function(arguments -> 0xFFFF_FFF0L);
        Lifting allocating = guest.export(2, 0, arguments -> 0);
        assertThatThrownBy(() -> FakeGuest.call(allocating, cx -> cx.lowerString("text")))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("realloc returned");
        assertThatThrownBy(() -> things.make(1)).hasMessageContaining("trapped before");
    }

    @Test
    void aTrapOutOfTheCallersOwnValuesIsNotTheGuests() {
        Thing.Proxy thing = things.make(1);
        Trap elsewhere = new Trap("another guest, which a lazy list called");
        Lifting allocating = guest.export(4, 0, arguments -> 0, things.type, hosted);
        assertThatThrownBy(() -> FakeGuest.call(allocating, cx -> {
                    cx.flat()[0] = cx.lowerOwn(0, thing);
                    cx.lowerString("text");
                    throw elsewhere;
                }))
                .isSameAs(elsewhere);
        things.passOwn(thing);
    }

    @Test
    void moreHandlesThanTheTableHoldsAreNotTheGuestsFault() {
        FakeGuest small = new FakeGuest(2);
        Lifting take = small.export(3, 0, arguments -> 0, hosted);
        assertThatThrownBy(() -> FakeGuest.call(take, cx -> {
                    for (int i = 0; i < 3; i++) {
                        cx.flat()[i] = cx.lowerOwn(0, object);
                    }
                }))
                .isInstanceOf(Trap.class)
                .hasMessage("test.export: too many handles: an instance may hold 2");
        FakeGuest.call(take, cx -> cx.flat()[0] = cx.lowerOwn(0, object));
        assertThat(object.closed).isZero();
    }

    @Test
    void anErrorOutOfTheAllocatorPoisonsToo() {
        OutOfMemoryError error = new OutOfMemoryError("heap");
        guest.realloc = FakeGuest.function(arguments -> {
            throw error;
        });
        Lifting allocating = guest.export(2, 0, arguments -> 0);
        assertThatThrownBy(() -> FakeGuest.call(allocating, cx -> cx.lowerString("text")))
                .isSameAs(error);
        assertThatThrownBy(() -> things.make(1)).hasMessageContaining("trapped before");
    }

    @Test
    void afterACallThatSucceedsNothingComesBack() {
        Thing.Proxy thing = things.make(1);
        things.passOwn(thing);
        assertThatThrownBy(() -> FakeGuest.call(f, cx -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(guest.instance.resourceRep(things.type, 1)).isEqualTo(1);
        assertThatThrownBy(() -> things.passOwn(thing)).hasMessageContaining("was passed on as own before");
    }
}
