package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.resources.Things;
import dev.witloof.it.bindings.witloof.resources.Things.Thing;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One guest's export passed as another's import, in one store: composition is passing an object. */
class CompositionTest {
    private final ResourcesGuest inner = new ResourcesGuest();
    private final ResourcesGuest outer = new ResourcesGuest(inner.store, inner.things());
    private final Things things = outer.things();

    @AfterEach
    void close() {
        inner.close();
    }

    @Test
    void callsGoThroughBothGuests() {
        Thing thing = things.newThing("a");
        assertThat(thing.name()).isEqualTo("[[a]]");
        thing.rename("b");
        assertThat(thing.name()).isEqualTo("[[b]]");
        assertThat(inner.host.made).hasSize(1);
        assertThat(inner.exports().wrapped()).isEqualTo(1);
        assertThat(outer.exports().wrapped()).isEqualTo(1);
    }

    @Test
    void threeGuestsComposeAsWell() {
        ResourcesGuest outermost = new ResourcesGuest(inner.store, things);
        Thing thing = outermost.things().newThing("\uD83D\uDE00");
        assertThat(thing.name()).isEqualTo("[[[\uD83D\uDE00]]]");
        thing.close();
        assertThat(inner.host.closings()).containsExactly(1);
    }

    @Test
    void borrowsAndOwnsGoThroughBothGuests() {
        Thing joined = things.thingJoin(things.newThing("a"), things.newThing("b"));
        assertThat(joined.name()).isEqualTo("[[ab]]");
        assertThat(things.names(List.of(joined, things.newThing("c")))).isEqualTo("[[ab]];[[c]];");
        assertThat(inner.host.closings()).containsExactly(0, 0, 1, 1);
        assertThat(inner.exports().wrapped()).isEqualTo(2);
    }

    @Test
    void anOwnOfTheInnerGuestHasOneOwnerWhereverItMoves() {
        Thing innerThing = inner.things().newThing("a");
        Thing shouted = outer.exports().shout(innerThing);
        assertThatThrownBy(innerThing::name).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outer.exports().shout(innerThing)).isInstanceOf(IllegalArgumentException.class);
        innerThing.close();
        assertThat(shouted.name()).isEqualTo("[[a]!]");
        assertThat(inner.host.closings()).containsExactly(0);
        shouted.close();
        assertThat(inner.host.closings()).containsExactly(1);
        assertThat(inner.exports().wrapped()).isZero();
    }

    @Test
    void anOwnThatTheInnerGuestRefusesIsClosed() {
        HostThings.HostThing hosts = new HostThings.HostThing("a");
        // The inner guest takes only things that it made.
        assertThatThrownBy(() -> outer.exports().shout(hosts))
                .isInstanceOf(Trap.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(hosts.closed).isEqualTo(1);
        assertThat(inner.things().newThing("b").name()).isEqualTo("[b]");
    }

    @Test
    void closingGoesThroughBothGuests() {
        Thing thing = things.newThing("a");
        thing.close();
        thing.close();
        assertThat(inner.host.closings()).containsExactly(1);
        assertThat(inner.exports().wrapped()).isZero();
        assertThat(outer.exports().wrapped()).isZero();
    }

    @Test
    void anOwnOfTheInnerGuestMovesThroughTheOuterOne() {
        Thing innerThing = inner.things().newThing("a");
        Thing shouted = outer.exports().shout(innerThing);
        assertThat(shouted.name()).isEqualTo("[[a]!]");
        assertThat(inner.host.made).extracting(HostThings.HostThing::name).containsExactly("[a]!");
        shouted.close();
        assertThat(inner.host.closings()).containsExactly(1);
    }

    @Test
    void proxiesOfTheOneAreNoneOfTheOther() {
        Thing innerThing = inner.things().newThing("a");
        Thing outerThing = things.newThing("b");
        assertThatThrownBy(() -> things.pass(innerThing)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inner.things().pass(outerThing)).isInstanceOf(IllegalArgumentException.class);
        assertThat(innerThing.name()).isEqualTo("[a]");
        assertThat(outerThing.name()).isEqualTo("[[b]]");
    }

    @Test
    void closingTheOuterInstanceEndsWhatItOwnsOfTheInner() {
        things.newThing("a");
        things.newThing("b");
        Thing direct = inner.things().newThing("c");
        outer.instance.close();
        assertThat(inner.host.closings()).containsExactly(1, 1, 0);
        assertThat(direct.name()).isEqualTo("[c]");
        assertThat(inner.exports().wrapped()).isEqualTo(1);
    }

    @Test
    void closingTheStoreClosesTheNewestInstanceFirst() {
        things.newThing("a");
        inner.store.close();
        assertThat(inner.host.closings()).containsExactly(1);
    }

    @Test
    void aTrapOfTheOuterGuestLeavesTheInnerOneWell() {
        things.newThing("a");
        assertThatThrownBy(outer::trap).isInstanceOf(Trap.class);
        assertThat(inner.host.closings()).containsExactly(1);
        assertThat(inner.things().newThing("b").name()).isEqualTo("[b]");
        assertThat(inner.exports().wrapped()).isEqualTo(1);
    }

    @Test
    void aTrapOfTheOuterGuestWithinACallOfTheInnerOneDropsAfterwards() {
        things.newThing("a");
        List<Integer> during = new ArrayList<>();
        inner.onLog = line -> {
            assertThatThrownBy(outer::trap).isInstanceOf(Trap.class);
            during.addAll(inner.host.closings());
        };
        inner.counters().newCounter(1).close();
        assertThat(during).as("closed while the inner guest ran").containsExactly(0);
        assertThat(inner.host.closings()).containsExactly(1);
        assertThat(inner.exports().wrapped()).isZero();
    }

    @Test
    void aTrapOfTheInnerGuestEndsBoth() {
        Thing thing = things.newThing("a");
        assertThatThrownBy(inner::trap).isInstanceOf(Trap.class);
        assertThatThrownBy(thing::name)
                .isInstanceOf(Trap.class)
                .hasMessageContaining("trapped before")
                .hasMessageContainingAll("witloof:resources/counters#series", "unreachable");
        assertThatThrownBy(() -> outer.exports().wrapped()).isInstanceOf(Trap.class);
        assertThat(inner.host.closings()).containsExactly(1);
    }

    @Test
    void aGuestsOwnExportCannotComeBackIntoIt() {
        Thing thing = inner.things().newThing("a");
        // As an imported thing it is called while the guest that implements it runs.
        assertThatThrownBy(() -> inner.exports().shout(thing))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("not re-entrant");
    }

    @Test
    void guestsOfTwoStoresDoNotCompose() {
        try (Store elsewhere = Store.create()) {
            ResourcesGuest stranger = new ResourcesGuest(elsewhere);
            Thing theirs = stranger.things().newThing("a");
            assertThatThrownBy(() -> inner.exports().shout(theirs))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("thing", "another store");
            assertThat(theirs.name()).isEqualTo("[a]");
            assertThat(inner.exports().wrapped()).isZero();
            ResourcesGuest across = new ResourcesGuest(elsewhere, inner.things());
            assertThatThrownBy(() -> across.things().newThing("b"))
                    .isInstanceOf(Trap.class)
                    .hasMessageContainingAll("thing", "another store");
        }
    }

    @Test
    void deadProxiesAreNoObjectsForAnotherGuest() {
        Thing closed = inner.things().newThing("a");
        closed.close();
        assertThatThrownBy(() -> outer.exports().shout(closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("thing", "is closed");
        assertThat(outer.exports().wrapped()).isZero();
    }
}
