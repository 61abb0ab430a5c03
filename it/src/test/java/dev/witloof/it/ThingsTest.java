package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.HostThings.HostThing;
import dev.witloof.it.bindings.witloof.resources.Things;
import dev.witloof.it.bindings.witloof.resources.Things.Thing;
import dev.witloof.runtime.Trap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interface that is imported and exported at once: one Java interface, two resource types. */
class ThingsTest {
    private final ResourcesGuest guest = new ResourcesGuest();
    private final HostThings host = guest.host;
    private final Things things = guest.things();

    @AfterEach
    void close() {
        guest.close();
    }

    @Test
    void exportedThingsWrapImportedOnes() {
        Thing thing = things.newThing("a");
        assertThat(thing.name()).isEqualTo("[a]");
        assertThat(host.made).extracting(HostThing::name).containsExactly("a");
        thing.rename("\u00E9");
        assertThat(host.made.get(0).name()).isEqualTo("\u00E9");
        assertThat(thing.name()).isEqualTo("[\u00E9]");
        assertThat(guest.exports().wrapped()).isEqualTo(1);
    }

    @Test
    void borrowsReachTheHostAsItsOwnObjects() {
        Thing joined = things.thingJoin(things.newThing("a"), things.newThing("b"));
        assertThat(joined.name()).isEqualTo("[ab]");
        assertThat(host.closings()).containsExactly(0, 0, 0);
    }

    @Test
    void anOwnPassedThroughIsTheSameThing() {
        Thing given = things.newThing("a");
        Thing back = things.pass(given);
        assertThatThrownBy(given::name).isInstanceOf(IllegalArgumentException.class);
        assertThat(back.name()).isEqualTo("[a]");
        assertThat(host.made).hasSize(1);
        assertThat(host.closings()).containsExactly(0);
    }

    @Test
    void closingAnExportedThingClosesTheImportedOneOnce() {
        Thing thing = things.newThing("a");
        thing.close();
        assertThat(host.closings()).containsExactly(1);
        assertThat(guest.exports().wrapped()).isZero();
        thing.close();
        guest.close();
        assertThat(host.closings()).containsExactly(1);
    }

    @Test
    void listsOfOwnEnd() {
        assertThat(things.names(List.of(things.newThing("a"), things.newThing("b"), things.newThing(""))))
                .isEqualTo("[a];[b];[];");
        assertThat(host.closings()).containsExactly(1, 1, 1);
        assertThat(guest.exports().wrapped()).isZero();
    }

    @Test
    void anObjectOfTheHostComesBackAsItself() {
        HostThing mine = new HostThing("mine");
        assertThat(guest.exports().shout(mine)).isSameAs(mine);
        assertThat(mine.name()).isEqualTo("mine!");
        assertThat(mine.closed).isZero();
        assertThat(guest.exports().shout(mine)).isSameAs(mine);
        guest.close();
        assertThat(mine.closed).as("it is the caller's again").isZero();
    }

    @Test
    void objectsOfTheHostAreClosedWithTheInstance() {
        Thing first = things.newThing("a");
        things.newThing("b");
        first.close();
        guest.instance.close();
        assertThat(host.closings()).containsExactly(1, 1);
        guest.instance.close();
        guest.store.close();
        assertThat(host.closings()).containsExactly(1, 1);
    }

    @Test
    void objectsOfTheHostAreClosedWithTheStore() {
        things.newThing("a");
        guest.store.close();
        guest.store.close();
        assertThat(host.closings()).containsExactly(1);
    }

    @Test
    void objectsOfTheHostAreClosedWhenTheInstanceTraps() {
        Thing thing = things.newThing("a");
        things.newThing("b");
        assertThatThrownBy(guest::trap).isInstanceOf(Trap.class);
        assertThat(host.closings()).containsExactly(1, 1);
        thing.close();
        guest.close();
        assertThat(host.closings()).containsExactly(1, 1);
    }

    @Test
    void anOwnInTheHostsHandsWhenTheCallTrapsIsTheHosts() {
        IllegalStateException failure = new IllegalStateException("not today");
        HostThings failing = new HostThings() {
            @Override
            public Thing pass(Thing thing) {
                throw failure;
            }
        };
        try (ResourcesGuest other = new ResourcesGuest(guest.store, failing)) {
            HostThing mine = new HostThing("mine");
            assertThatThrownBy(() -> other.exports().shout(mine))
                    .isInstanceOf(Trap.class)
                    .hasCause(failure);
            assertThat(mine.closed).as("the guest had handed it over").isZero();
        }
    }

    @Test
    void aHostsFailureToCloseIsReportedAfterAllAreClosed() {
        HostThings stubborn = new HostThings() {
            @Override
            public Thing newThing(String name) {
                if (!name.equals("stubborn")) {
                    return super.newThing(name);
                }
                return new Thing() {
                    @Override
                    public String name() {
                        return name;
                    }

                    @Override
                    public void rename(String newName) {}

                    @Override
                    public void close() {
                        throw new IllegalStateException("will not close");
                    }
                };
            }
        };
        ResourcesGuest other = new ResourcesGuest(guest.store, stubborn);
        other.things().newThing("a");
        other.things().newThing("stubborn");
        other.things().newThing("b");
        assertThatThrownBy(other.instance::close)
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("witloof:resources/resources")
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().satisfies(why -> assertThat(why)
                        .hasMessage("will not close")));
        assertThat(stubborn.closings()).containsExactly(1, 1);
        other.instance.close();
    }
}
