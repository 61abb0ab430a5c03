package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.Tuple2;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Owned host objects on their way in or out of a guest when the call fails: each is closed once. */
class InFlightTest {
    private final FakeGuest guest = new FakeGuest();
    private final InstanceState instance = guest.instance;
    private final ResourceBinding type = ResourceBinding.host("thing");
    private final Thing.Host a = new Thing.Host();
    private final Thing.Host b = new Thing.Host();
    private final Thing.Host c = new Thing.Host();

    private int give(Object object) {
        return (int) guest.imported((cx, flat) -> cx.lowerOwn(0, object), type).call(new long[0]);
    }

    /** Has the guest call an import, with the handles it was given. */
    private void trapsIn(Lowering anImport, long... arguments) {
        assertThatThrownBy(() -> guest.run(() -> anImport.call(arguments))).isInstanceOf(Trap.class);
        instance.close();
    }

    private int[] closed() {
        return new int[] {a.closed, b.closed, c.closed};
    }

    @Test
    void parametersThatWereTakenBeforeALaterOneWasInvalidAreClosed() {
        Lowering send = guest.imported(
                (cx, flat) -> {
                    cx.liftOwn(0, (int) flat[0]);
                    cx.liftOwn(0, (int) flat[1]);
                    cx.liftString(-1, 5);
                    return 0;
                },
                type);

        trapsIn(send, give(a), give(b));

        give(c);
        assertThat(closed()).containsExactly(1, 1, 0);
    }

    @Test
    void parametersThatTheJavaFunctionWasGivenAreItsOwn() {
        Lowering send = guest.imported(
                (cx, flat) -> {
                    cx.liftOwn(0, (int) flat[0]);
                    cx.lifted();
                    throw new IllegalStateException("full");
                },
                type);

        trapsIn(send, give(a), give(b));

        assertThat(closed()).containsExactly(0, 1, 0);
    }

    @Test
    void whatAResultHoldsIsClosedWhetherItIsInTheTableOrNot() {
        Lowering receive = guest.imported(
                (cx, flat) -> {
                    Object value = cx.returned(Optional.of(
                            List.of(new Tuple2<>("x", a), new Tuple2<>("y", Result.<Object, Object>ok(b)))));
                    assertThat(value).isInstanceOf(Optional.class);
                    cx.lowerOwn(0, a);
                    throw new Trap("realloc");
                },
                type);
        give(c);

        trapsIn(receive);

        assertThat(closed()).containsExactly(1, 1, 1);
    }

    @Test
    void aTableThatIsFullClosesWhatDoesNotFit() {
        FakeGuest small = new FakeGuest(1);
        Lowering receive = small.imported(
                (cx, flat) -> {
                    List<Thing.Host> result = cx.returned(List.of(a, b));
                    result.forEach(each -> cx.lowerOwn(0, each));
                    return 0;
                },
                type);

        assertThatThrownBy(() -> small.run(() -> receive.call(new long[0])))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("too many handles");

        assertThat(closed()).containsExactly(1, 1, 0);
    }

    @Test
    void whatAnExportReturnedBeforeSomethingInvalidIsClosed() {
        int handle = give(a);
        Lifting take = guest.export(0, 1, arguments -> handle, type);

        assertThatThrownBy(() -> {
                    take.enter();
                    try {
                        take.liftOwn(0, (int) take.call());
                        take.liftString(-1, 5);
                    } catch (Throwable thrown) {
                        throw take.fail(thrown);
                    } finally {
                        take.exit();
                    }
                })
                .isInstanceOf(Trap.class);

        assertThat(closed()).containsExactly(1, 0, 0);
    }

    @Test
    void whatAnExportReturnedIsTheCallersOnceTheCallHasEnded() {
        int handle = give(a);
        Lifting take = guest.export(0, 1, arguments -> handle, type);
        take.enter();
        assertThat(take.liftOwn(0, (int) take.call())).isSameAs(a);
        take.postReturn();
        take.exit();

        assertThatThrownBy(() -> guest.run(() -> {
                    throw new Trap("unreachable");
                }))
                .isInstanceOf(Trap.class);

        assertThat(closed()).containsExactly(0, 0, 0);
    }

    @Test
    void whatSucceededBeforeIsNotTouchedByALaterFailure() {
        Lowering take =
                guest.imported((cx, flat) -> cx.liftOwn(0, (int) flat[0]).hashCode(), type);
        take.call(new long[] {give(a)});
        guest.imported((cx, flat) -> cx.lowerOwn(0, cx.returned(b)), type).call(new long[0]);
        Lowering failing = guest.imported((cx, flat) -> {
            throw new Trap("later");
        });

        trapsIn(failing);

        assertThat(closed()).containsExactly(0, 1, 0);
    }

    @Test
    void theOthersAreClosedWhenOneFailsTo() {
        StackOverflowError error = new StackOverflowError();
        Lowering send = guest.imported(
                (cx, flat) -> {
                    cx.liftOwn(0, (int) flat[0]);
                    cx.liftOwn(0, (int) flat[1]);
                    throw new Trap("then");
                },
                type);
        int bad = give(new Resource() {
            @Override
            public void close() {
                throw error;
            }
        });

        assertThatThrownBy(() -> guest.run(() -> send.call(new long[] {bad, give(a)})))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.getSuppressed()).containsExactly(error));

        assertThat(closed()).containsExactly(1, 0, 0);
    }

    @Test
    void aListThatFailsIsClosedAsFarAsItGivesOut() {
        IllegalStateException failure = new IllegalStateException("no more");
        List<Thing.Host> broken = new AbstractList<>() {
            @Override
            public Thing.Host get(int index) {
                if (index == 1) {
                    throw failure;
                }
                return a;
            }

            @Override
            public int size() {
                return 2;
            }
        };
        Lowering receive = guest.imported(
                (cx, flat) -> {
                    cx.returned(new Tuple2<>(broken, b)).v0().forEach(each -> cx.lowerOwn(0, each));
                    return 0;
                },
                type);

        assertThatThrownBy(() -> guest.run(() -> receive.call(new long[0])))
                .isInstanceOf(Trap.class)
                .hasCause(failure);

        assertThat(closed()).containsExactly(1, 1, 0);
    }

    @Test
    void whatIsOnlyBorrowedInTheTableIsClosedAndWhatIsReturnedTwiceIsClosedOnce() {
        Lowering receive = guest.imported(
                (cx, flat) -> {
                    cx.returned(List.of(a, b, b));
                    throw new Trap("realloc");
                },
                type);
        Lifting lend = guest.export(1, 0, arguments -> receive.call(new long[0]), type);

        assertThatThrownBy(() -> FakeGuest.call(lend, cx -> cx.flat()[0] = cx.lowerBorrow(0, a)))
                .isInstanceOf(Trap.class);

        assertThat(closed()).containsExactly(1, 1, 0);
    }

    @Test
    void whatAnExportReturnedIsClosedWhenADestructorTrapsAtTheEnd() {
        GuestThings things = new GuestThings(guest);
        int handle = give(a);
        int other = give(b);
        Lowering passed =
                guest.imported((cx, flat) -> cx.liftOwn(0, (int) flat[0]).hashCode(), type);
        things.type.destructor(FakeGuest.function(arguments -> {
            passed.call(new long[] {other});
            throw new IllegalStateException("destructor");
        }));
        Thing.Proxy dropped = things.make(1);
        Lifting take = guest.export(
                0,
                1,
                arguments -> {
                    dropped.close();
                    return handle;
                },
                type);

        take.enter();
        assertThat(take.liftOwn(0, (int) take.call())).isSameAs(a);
        take.postReturn();
        assertThatThrownBy(take::exit).isInstanceOf(Trap.class);

        assertThat(closed()).as("the second is whoever got it").containsExactly(1, 0, 0);
    }

    @Test
    void anErrorOutOfClosingIsThrownAfterAllAreClosed() {
        AssertionError error = new AssertionError("closing");
        give(new Resource() {
            @Override
            public void close() {
                throw error;
            }
        });
        give(a);

        assertThatThrownBy(() -> guest.run(() -> {
                    throw new Trap("unreachable");
                }))
                .isSameAs(error);

        assertThat(closed()).containsExactly(1, 0, 0);
        assertThat(error.getSuppressed()).singleElement().isInstanceOf(Trap.class);
        assertThatThrownBy(() -> guest.run(() -> {})).hasMessageContaining("trapped before");
    }
}
