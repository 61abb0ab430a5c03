package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import org.junit.jupiter.api.Test;

class GuestResourceTest {
    private final FakeGuest guest = new FakeGuest();
    private final InstanceState instance = guest.instance;
    private final GuestThings things = new GuestThings(guest);

    @Test
    void closingAProxyRunsTheDestructorOnce() {
        Thing.Proxy thing = things.make(42);
        thing.close();
        thing.close();
        assertThat(things.destroyed).containsExactly(42);
    }

    @Test
    void aTypeWithoutDestructorMayBeClosedToo() {
        ResourceBinding plain = ResourceBinding.guest("plain", instance);
        plain.proxies(Thing.Adapter.INSTANCE, 0, new Object());
        Lifting f = guest.export(0, 1, arguments -> instance.resourceNew(plain, 1), plain);
        f.enter();
        GuestResource proxy = (GuestResource) f.liftOwn(0, (int) f.call());
        f.exit();
        assertThatCode(proxy::close).doesNotThrowAnyException();
    }

    @Test
    void liftingTakesTheHandleFromTheGuest() {
        things.make(42);
        assertThatThrownBy(() -> instance.resourceRep(things.type, 1)).isInstanceOf(Trap.class);
    }

    @Test
    void aGuestIsLentTheRepresentationItself() {
        assertThat(things.lend(things.make(42))).isEqualTo(42);
    }

    @Test
    void passingAProxyBackEndsItsLife() {
        Thing.Proxy thing = things.make(42);
        things.passOwn(thing);

        assertThat(instance.resourceRep(things.type, 1)).isEqualTo(42);
        assertThatThrownBy(() -> things.passOwn(thing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was passed on as own before");
        assertThatThrownBy(() -> things.lend(thing)).isInstanceOf(IllegalArgumentException.class);
        thing.close();
        assertThat(things.destroyed).isEmpty();
    }

    @Test
    void aClosedProxyIsRefused() {
        Thing.Proxy thing = things.make(42);
        thing.close();
        assertThatThrownBy(() -> things.lend(thing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the thing is closed");
    }

    @Test
    void aProxyOfAnotherInstanceIsRefused() {
        Thing.Proxy foreign = new GuestThings(new FakeGuest(guest.store)).make(1);
        assertThatThrownBy(() -> things.lend(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a guest takes only what it gave out itself");
        foreign.close();
    }

    @Test
    void aProxyOfAnotherTypeIsRefused() {
        GuestThings others = new GuestThings(guest);
        Thing.Proxy other = others.make(1);
        assertThatThrownBy(() -> things.passOwn(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aJavaObjectIsRefusedWhereTheGuestImplementsTheType() {
        assertThatThrownBy(() -> things.lend(new Thing.Host()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be one that the guest gave out");
        assertThatThrownBy(() -> things.lend(new Thing.Proxy())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProxyThatIsLentCannotBePassedOnInTheSameCall() {
        Thing.Proxy thing = things.make(42);
        Lifting f = guest.export(2, 0, arguments -> 0, things.type);
        assertThatThrownBy(() -> FakeGuest.call(f, cx -> {
                    cx.flat()[0] = cx.lowerBorrow(0, thing);
                    cx.flat()[1] = cx.lowerOwn(0, thing);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lent to a call that has not ended");

        things.passOwn(thing);
    }

    @Test
    void aProxyMayBeLentTwiceInOneCall() {
        Thing.Proxy thing = things.make(42);
        FakeGuest.call(guest.export(2, 0, arguments -> 0, things.type), cx -> {
            cx.flat()[0] = cx.lowerBorrow(0, thing);
            cx.flat()[1] = cx.lowerBorrow(0, thing);
        });
        things.passOwn(thing);
    }

    @Test
    void aProxyClosedWhileTheGuestRunsIsDroppedWhenItIsLeft() {
        Thing.Proxy first = things.make(1);
        Thing.Proxy second = things.make(2);
        guest.run(() -> {
            first.close();
            second.close();
            first.close();
            assertThat(things.destroyed).isEmpty();
            assertThatThrownBy(() -> things.lend(first)).isInstanceOf(RuntimeException.class);
        });
        assertThat(things.destroyed).containsExactly(1, 2);
        assertThatThrownBy(() -> things.lend(first)).hasMessage("the thing is closed");
    }

    @Test
    void aDestructorMayCloseMore() {
        Thing.Proxy first = things.make(1);
        Thing.Proxy second = things.make(2);
        things.onDestroy = second::close;
        first.close();
        assertThat(things.destroyed).containsExactly(1, 2);
        assertThat(guest.store.inUse()).isFalse();
    }

    @Test
    void aDestructorThatTrapsPoisonsTheInstance() {
        Thing.Proxy first = things.make(1);
        Thing.Proxy second = things.make(2);
        things.onDestroy = () -> {
            throw new IllegalStateException("unreachable");
        };
        assertThatThrownBy(first::close).isInstanceOf(Trap.class).hasMessage("destructor of thing: unreachable");
        second.close();
        assertThat(things.destroyed).containsExactly(1);
        assertThatThrownBy(() -> things.make(3)).isInstanceOf(Trap.class).hasMessageContaining("trapped before");
    }

    @Test
    void aDeferredDestructorThatTrapsIsReportedByTheCall() {
        Thing.Proxy thing = things.make(1);
        things.onDestroy = () -> {
            throw new IllegalStateException("unreachable");
        };
        assertThatThrownBy(() -> guest.run(thing::close))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("a destructor: unreachable");
        assertThat(guest.store.inUse()).isFalse();
        assertThatThrownBy(() -> things.make(3)).isInstanceOf(Trap.class).hasMessageContaining("trapped before");
    }

    @Test
    void noDestructorRunsOnceTheInstanceHasEnded() {
        Thing.Proxy thing = things.make(1);
        instance.close();
        thing.close();
        assertThat(things.destroyed).isEmpty();
    }

    @Test
    void aGuestMayDropItsOwnResourcesItself() {
        guest.run(() -> instance.resourceDrop(things.type, instance.resourceNew(things.type, 5)));
        assertThat(things.destroyed).containsExactly(5);
    }

    @Test
    void aProxyBorrowedByAnImportEndsWithTheCall() {
        Thing.Proxy[] kept = new Thing.Proxy[1];
        Lowering borrowing = guest.imported(
                (cx, flat) -> {
                    kept[0] = (Thing.Proxy) cx.liftBorrow(0, (int) flat[0]);
                    assertThatThrownBy(kept[0]::close)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("is its owner's to close");
                    return 0;
                },
                things.type);
        int handle = instance.resourceNew(things.type, 9);
        borrowing.call(new long[] {handle});

        kept[0].close();
        assertThat(things.destroyed).isEmpty();
        assertThatThrownBy(() -> things.lend(kept[0])).hasMessageContaining("borrowed for a call that has ended");
        assertThat(instance.resourceRep(things.type, handle)).isEqualTo(9);
    }

    @Test
    void aResourceThatAnImportReturnsMovesBack() {
        Thing.Proxy thing = things.make(7);
        Lowering returning = guest.imported((cx, flat) -> cx.lowerOwn(0, thing), things.type);
        int handle = (int) returning.call(new long[0]);

        assertThat(instance.resourceRep(things.type, handle)).isEqualTo(7);
        assertThatThrownBy(() -> returning.call(new long[0]))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("was passed on as own before");
    }

    @Test
    void aResourceOfAnotherInstanceIsDestroyedThere() {
        FakeGuest user = new FakeGuest(guest.store);
        Thing.Proxy thing = things.make(7);
        Lifting f = user.export(
                1,
                0,
                arguments -> {
                    user.instance.resourceDrop(things.type, (int) arguments[0]);
                    return 0;
                },
                things.type);
        FakeGuest.call(f, cx -> cx.flat()[0] = cx.lowerOwn(0, thing));

        assertThat(things.destroyed).containsExactly(7);
    }

    @Test
    void aResourceOfAnotherInstanceIsLentAsAHandle() {
        FakeGuest user = new FakeGuest(guest.store);
        Thing.Proxy thing = things.make(7);
        Lifting f = user.export(
                1,
                1,
                arguments -> {
                    int rep = user.instance.resourceRep(things.type, (int) arguments[0]);
                    user.instance.resourceDrop(things.type, (int) arguments[0]);
                    return rep;
                },
                things.type);
        assertThat(FakeGuest.call(f, cx -> cx.flat()[0] = cx.lowerBorrow(0, thing)))
                .isEqualTo(7);

        thing.close();
        assertThat(things.destroyed).containsExactly(7);
    }
}
