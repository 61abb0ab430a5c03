package dev.witloof.codegen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import golden.witloof.resources.Counters;
import golden.witloof.resources.Counters.Counter;
import golden.witloof.resources.Log;
import golden.witloof.resources.Resources;
import golden.witloof.resources.Things;
import golden.witloof.resources.Things.Thing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Resources that a guest implements, that Java implements, and of an interface that is imported and exported at once. */
class ResourcesGuestTest {
    private static final Resources.Prepared PREPARED = Resources.prepare(Guests.load("resources"));

    private final List<String> log = new ArrayList<>();
    private final HostThings things = new HostThings();
    private final Store store = Store.create();
    private final Resources.Exports guest = PREPARED.instantiate(store, new Resources.Imports() {
                @Override
                public Log log() {
                    return log::add;
                }

                @Override
                public Things things() {
                    return things;
                }
            })
            .exports();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aGuestsResourceHasConstructorMethodsAndDestructor() {
        Counters counters = guest.counters();
        try (Counter counter = counters.newCounter(3)) {
            assertThat(counter.increment(4)).isEqualTo(7);
            assertThat(counter.value()).isEqualTo(7);
            assertThat(counters.live()).isEqualTo(1);
        }
        assertThat(counters.live()).isZero();
        assertThat(log).containsExactly("drop counter 7");
    }

    @Test
    void aStaticFunctionReturnsAResourceOrThrows() throws Exception {
        assertThat(guest.counters().counterChecked(999).value()).isEqualTo(999);
        assertThatThrownBy(() -> guest.counters().counterChecked(1000))
                .isInstanceOfSatisfying(Counter.CheckedException.class, e -> assertThat(e.error())
                        .isNotEmpty());
    }

    @Test
    void whatIsPassedAsOwnEndsAndWhatIsBorrowedLivesOn() {
        Counters counters = guest.counters();
        Counter owned = counters.newCounter(1);
        Counter borrowed = counters.newCounter(2);

        assertThat(counters.sum(owned, borrowed)).isEqualTo(3);

        assertThat(borrowed.value()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(owned::value);
        assertThat(borrowed.equals_(counters.newCounter(2))).isTrue();
    }

    @Test
    void resourcesTravelInLists() {
        Counters counters = guest.counters();
        List<Counter> series = counters.series(4);

        assertThat(counters.totalBorrowed(series)).isEqualTo(6);
        assertThat(counters.total(series)).isEqualTo(6);
        assertThat(counters.live()).isZero();
    }

    @Test
    void resourcesTravelInOptions() {
        Counters counters = guest.counters();

        assertThat(counters.atLeast(counters.newCounter(5), 5))
                .hasValueSatisfying(back -> assertThat(back.value()).isEqualTo(5));
        assertThat(counters.atLeast(counters.newCounter(5), 6)).isEmpty();
        assertThat(counters.kept()).isEmpty();
        counters.keep(counters.newCounter(8));
        assertThat(counters.kept()).contains(8L);
    }

    @Test
    void anInterfaceIsImportedAndExportedAtOnce() {
        Thing wrapping = guest.things().newThing("a");

        assertThat(wrapping.name()).isEqualTo("[a]");
        assertThat(guest.wrapped()).isEqualTo(1);
        assertThat(guest.things().pass(wrapping).name()).isEqualTo("[a]");
        assertThat(guest.things()
                        .names(List.of(
                                guest.things().newThing("x"), guest.things().newThing("y"))))
                .isEqualTo("[x];[y];");
        assertThat(things.closed).contains("x", "y");
    }

    @Test
    void aResourceOfTheHostComesBackAsTheSameObject() {
        Thing mine = things.newThing("mine");

        Thing back = guest.shout(mine);

        assertThat(back).isSameAs(mine);
        assertThat(back.name()).isEqualTo("mine!");
        assertThat(things.closed).isEmpty();
    }

    @Test
    void theGuestsOwnThingsAreNotTheHosts() {
        assertThatIllegalArgumentException().isThrownBy(() -> guest.things().pass(things.newThing("host")));
    }
}
