package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostResourceTest {
    private final FakeGuest guest = new FakeGuest();
    private final InstanceState instance = guest.instance;
    private final ResourceBinding type = ResourceBinding.host("thing");
    private final Thing.Host thing = new Thing.Host();

    /** Gives the guest a thing to own, as the result of an import. */
    private int give(Object object) {
        return (int) guest.imported((cx, flat) -> cx.lowerOwn(0, object), type).call(new long[0]);
    }

    @Test
    void theSameObjectComesBack() {
        int handle = give(thing);
        Lowering back = guest.imported(
                (cx, flat) -> {
                    assertThat(cx.liftOwn(0, (int) flat[0])).isSameAs(thing);
                    return 0;
                },
                type);
        back.call(new long[] {handle});

        assertThat(thing.closed).isZero();
        assertThatThrownBy(() -> back.call(new long[] {handle})).isInstanceOf(Trap.class);
    }

    @Test
    void anyObjectIsAccepted() {
        int handle = give("a string");
        instance.resourceDrop(type, handle);
    }

    @Test
    void itIsClosedOnceWhenTheGuestDropsIt() {
        int handle = give(thing);
        instance.resourceDrop(type, handle);
        instance.close();
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void itIsClosedWhenTheInstanceIs() {
        give(thing);
        instance.close();
        instance.close();
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void itIsClosedWhenTheInstanceTrapsAndNotAgainWhenItIsClosed() {
        give(thing);
        assertThatThrownBy(() -> guest.run(() -> {
                    throw new Trap("unreachable");
                }))
                .isInstanceOf(Trap.class);
        assertThat(thing.closed).isEqualTo(1);
        instance.close();
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void aBorrowedOneIsNotClosedWhenTheInstanceTraps() {
        Lifting trapping = guest.export(
                1,
                0,
                arguments -> {
                    throw new Trap("unreachable");
                },
                type);
        assertThatThrownBy(() -> FakeGuest.call(trapping, f -> f.flat()[0] = f.lowerBorrow(0, thing)))
                .isInstanceOf(Trap.class);
        assertThat(thing.closed).isZero();
    }

    @Test
    void allAreClosedAlsoWhenSomeFail() {
        List<String> closed = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            give(new Resource() {
                @Override
                public void close() {
                    closed.add(name);
                    if (!name.equals("b")) {
                        throw new IllegalStateException(name);
                    }
                }
            });
        }
        assertThatThrownBy(instance::close)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("a", "c"));
        assertThat(closed).containsExactly("a", "b", "c");
    }

    @Test
    void aFailureToCloseWhenTheGuestDropsItIsATrapWithItsCause() {
        IllegalStateException failure = new IllegalStateException("disk full");
        int handle = give(new Resource() {
            @Override
            public void close() {
                throw failure;
            }
        });
        assertThatThrownBy(() -> instance.resourceDrop(type, handle))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("closing a thing failed")
                .hasCause(failure);
    }

    @Test
    void aLentHandleCanBeNeitherDroppedNorPassedOnUntilTheImportReturns() {
        int handle = give(thing);
        Lowering borrowing = guest.imported(
                (cx, flat) -> {
                    assertThat(cx.liftBorrow(0, (int) flat[0])).isSameAs(thing);
                    assertThatThrownBy(() -> instance.resourceDrop(type, handle))
                            .isInstanceOf(Trap.class)
                            .hasMessageContaining("is lent");
                    assertThatThrownBy(() -> cx.liftOwn(0, handle))
                            .isInstanceOf(Trap.class)
                            .hasMessageContaining("is lent");
                    return 0;
                },
                type);
        borrowing.call(new long[] {handle});

        instance.resourceDrop(type, handle);
        assertThat(thing.closed).isEqualTo(1);
    }

    @Test
    void aBorrowedHandleCannotBePassedOnAsOwn() {
        Lowering taking =
                guest.imported((cx, flat) -> cx.liftOwn(0, (int) flat[0]).hashCode(), type);
        Lifting f = guest.export(1, 0, taking::call, type);

        assertThatThrownBy(() -> FakeGuest.call(f, cx -> cx.flat()[0] = cx.lowerBorrow(0, thing)))
                .isInstanceOf(Trap.class)
                .hasMessage("test.import: handle 1 is a borrowed thing, wanted an own one");
    }

    @Test
    void aBorrowThatIsNotGivenBackTraps() {
        Lifting f = guest.export(1, 0, arguments -> 0, type);
        assertThatThrownBy(() -> FakeGuest.call(f, cx -> cx.flat()[0] = cx.lowerBorrow(0, thing)))
                .isInstanceOf(Trap.class)
                .hasMessage("test.export: borrow handles still remain at the end of the call: 1");
        assertThat(thing.closed).isZero();
    }

    @Test
    void aBorrowThatIsDroppedIsGivenBackWithoutClosing() {
        Lifting f = guest.export(
                2,
                0,
                arguments -> {
                    instance.resourceDrop(type, (int) arguments[1]);
                    instance.resourceDrop(type, (int) arguments[0]);
                    return 0;
                },
                type);
        for (int i = 0; i < 3; i++) {
            FakeGuest.call(f, cx -> {
                cx.flat()[0] = cx.lowerBorrow(0, thing);
                cx.flat()[1] = cx.lowerBorrow(0, thing);
            });
        }
        assertThat(thing.closed).isZero();
    }

    @Test
    void aResultCannotBeBorrowed() {
        Lowering lending = guest.imported((cx, flat) -> cx.lowerBorrow(0, thing), type);
        assertThatThrownBy(() -> lending.call(new long[0]))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("a result cannot be borrowed");
    }
}
