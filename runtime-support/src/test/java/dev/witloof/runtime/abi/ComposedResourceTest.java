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
