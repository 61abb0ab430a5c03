package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A resource that one instance implements, as another imports it: there the proxy is the host's object. */
class ComposedResourceTest {
    private final FakeGuest.Store store = new FakeGuest.Store();
    private final GuestThings things = new GuestThings(new FakeGuest(store));
    private final FakeGuest importer = new FakeGuest(store);
    private final ResourceBinding imported = ResourceBinding.host("thing");

    private int give(FakeGuest guest, Object thing) {
        int[] handle = new int[1];
        FakeGuest.call(
                guest.export(
                        1,
                        0,
                        arguments -> {
                            handle[0] = (int) arguments[0];
                            return 0;
                        },
                        imported),
                f -> f.flat()[0] = f.lowerOwn(0, thing));
        return handle[0];
    }

    @Test
    void theImporterDropsItWhereItIsImplemented() {
        int handle = give(importer, things.make(42));
        importer.instance.resourceDrop(imported, handle);
        assertThat(things.destroyed).containsExactly(42);
    }

    /** Has the importer pass a handle on as {@code own}, to an import that Java implements. */
    private Object passOn(int handle) {
        Object[] passed = new Object[1];
        importer.imported(
                        (cx, flat) -> {
                            passed[0] = cx.liftOwn(0, (int) flat[0]);
                            cx.lifted();
                            return 0;
                        },
                        imported)
                .call(new long[] {handle});
        return passed[0];
    }

    @Test
    void passingOneAsOwnEndsTheProxyOfThePasser() {
        Thing.Proxy thing = things.make(42);
        int handle = give(importer, thing);

        assertThatThrownBy(() -> give(importer, thing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was passed on as own before");
        assertThatThrownBy(() -> things.lend(thing)).isInstanceOf(IllegalArgumentException.class);
        thing.close();
        assertThat(things.destroyed).isEmpty();

        importer.instance.resourceDrop(imported, handle);
        importer.instance.close();
        assertThat(things.destroyed).containsExactly(42);
    }

    @Test
    void theImporterEndsWhatItOwnsWithItself() {
        give(importer, things.make(42));
        give(importer, things.make(43));
        importer.instance.close();
        assertThat(things.destroyed).containsExactly(42, 43);
    }

    @Test
    void whatTheImporterPassesOnHasOneOwnerAgain() {
        Thing.Proxy thing = things.make(42);
        Object back = passOn(give(importer, thing));

        assertThat(back).isInstanceOf(Thing.Proxy.class).isNotSameAs(thing);
        assertThat(things.lend(back)).isEqualTo(42);
        assertThatThrownBy(() -> things.lend(thing)).isInstanceOf(IllegalArgumentException.class);

        Object again = passOn(give(importer, back));
        importer.instance.close();
        assertThat(things.destroyed).isEmpty();
        ((Thing.Proxy) again).close();
        assertThat(things.destroyed).containsExactly(42);
    }

    @Test
    void whatTheImporterLendsIsNotTheBorrowersToEnd() {
        int handle = give(importer, things.make(42));
        FakeGuest other = new FakeGuest(store);
        importer.imported(
                        (cx, flat) -> {
                            Thing.Proxy lent = (Thing.Proxy) cx.liftBorrow(0, (int) flat[0]);
                            assertThat(things.lend(lent)).isEqualTo(42);
                            assertThatThrownBy(lent::close)
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("its owner's to close");
                            assertThatThrownBy(() -> give(other, lent))
                                    .isInstanceOf(IllegalArgumentException.class)
                                    .hasMessageContaining("belongs to the guest that it was passed to");
                            return 0;
                        },
                        imported)
                .call(new long[] {handle});
        importer.instance.resourceDrop(imported, handle);
        assertThat(things.destroyed).containsExactly(42);
    }

    @Test
    void oneThatIsLentToTheImporterIsNotPassedAsOwnMeanwhile() {
        Thing.Proxy thing = things.make(42);
        Lifting both = importer.export(2, 0, arguments -> 0, imported);
        assertThatThrownBy(() -> FakeGuest.call(both, f -> {
                    f.flat()[0] = f.lowerBorrow(0, thing);
                    f.flat()[1] = f.lowerOwn(0, thing);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is lent to a call");
        assertThat(things.lend(passOn(give(importer, thing)))).isEqualTo(42);
    }

    @Test
    void aCallThatFailsBeforeItStartsLeavesTheProxyWithThePasser() {
        Thing.Proxy thing = things.make(42);
        Lifting take = importer.export(2, 0, arguments -> 0, imported);
        assertThatThrownBy(() -> FakeGuest.call(take, f -> {
                    f.flat()[0] = f.lowerOwn(0, thing);
                    throw new IllegalArgumentException("the next parameter");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        importer.instance.close();
        assertThat(things.lend(thing)).isEqualTo(42);
        thing.close();
        assertThat(things.destroyed).containsExactly(42);
    }

    @Test
    void proxiesOfAnotherStoreAreRefused() {
        Thing.Proxy thing = things.make(42);
        assertThatThrownBy(() -> give(new FakeGuest(), thing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("thing", "another store");
        assertThat(things.lend(thing)).isEqualTo(42);
    }

    @Test
    void deadProxiesAreRefused() {
        Thing.Proxy closed = things.make(42);
        closed.close();
        Thing.Proxy moved = things.make(43);
        things.passOwn(moved);
        assertThatThrownBy(() -> give(importer, closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> give(importer, moved))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was passed on as own before");
        assertThat(things.destroyed).containsExactly(42);
    }
}
