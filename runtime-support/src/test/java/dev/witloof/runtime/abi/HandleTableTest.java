package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Trap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTableTest {
    private final FakeGuest guest = new FakeGuest();
    private final InstanceState instance = guest.instance;
    private final ResourceBinding type = ResourceBinding.guest("thing", instance);
    private final ResourceBinding other = ResourceBinding.guest("other", instance);

    @Test
    void indicesStartAtOne() {
        assertThat(instance.resourceNew(type, 10)).isEqualTo(1);
        assertThat(instance.resourceNew(type, 11)).isEqualTo(2);
    }

    @Test
    void theIndexFreedLastIsUsedFirst() {
        for (int i = 1; i <= 5; i++) {
            instance.resourceNew(type, i);
        }
        instance.resourceDrop(type, 2);
        instance.resourceDrop(type, 4);
        instance.resourceDrop(type, 3);

        assertThat(instance.resourceNew(type, 20)).isEqualTo(3);
        assertThat(instance.resourceNew(type, 21)).isEqualTo(4);
        assertThat(instance.resourceNew(type, 22)).isEqualTo(2);
        assertThat(instance.resourceNew(type, 23)).isEqualTo(6);
    }

    @Test
    void aHandleStandsForTheRepresentationItWasMadeOf() {
        int[] handles = new int[100];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = instance.resourceNew(type, -i);
        }
        for (int i = 0; i < handles.length; i++) {
            assertThat(instance.resourceRep(type, handles[i])).isEqualTo(-i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1000, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aForgedHandleTraps(int forged) {
        instance.resourceNew(type, 7);

        assertThatThrownBy(() -> instance.resourceRep(type, forged))
                .isInstanceOf(Trap.class)
                .hasMessage(
                        "resource.rep: unknown handle index " + Integer.toUnsignedString(forged) + ", wanted a thing");
        assertThatThrownBy(() -> instance.resourceDrop(type, forged)).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> new ValueLiftingOfOne(guest, type).own(forged)).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> new ValueLiftingOfOne(guest, type).borrow(forged))
                .isInstanceOf(Trap.class);
    }

    /** The two ways in which a handle is lifted. */
    private record ValueLiftingOfOne(FakeGuest guest, ResourceBinding type) {
        Object own(int handle) {
            return guest.imported((cx, flat) -> 0, type).liftOwn(0, handle);
        }

        Object borrow(int handle) {
            return guest.imported((cx, flat) -> 0, type).liftBorrow(0, handle);
        }
    }

    @Test
    void aDroppedHandleTraps() {
        int handle = instance.resourceNew(type, 7);
        instance.resourceDrop(type, handle);
        assertThatThrownBy(() -> instance.resourceDrop(type, handle))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("resource.drop: unknown handle index 1");
    }

    @Test
    void aHandleOfAnotherTypeTraps() {
        int handle = instance.resourceNew(other, 7);
        assertThatThrownBy(() -> instance.resourceRep(type, handle))
                .isInstanceOf(Trap.class)
                .hasMessage("resource.rep: handle index 1 is a other, wanted a thing");
    }

    @Test
    void anInstanceHoldsNoMoreHandlesThanItsStoreAllows() {
        FakeGuest small = new FakeGuest(20);
        ResourceBinding things = ResourceBinding.guest("thing", small.instance);
        for (int i = 1; i <= 20; i++) {
            small.instance.resourceNew(things, i);
        }
        assertThatThrownBy(() -> small.instance.resourceNew(things, 21))
                .isInstanceOf(GuestFault.class)
                .hasMessage("too many handles: an instance may hold 20");
    }
}
