package dev.witloof.it.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.witloof.resources.Things;
import dev.witloof.it.bindings.witloof.resources.Things.Thing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The host of the fuzzed instances sees what must not happen between instances. */
class FuzzHostTest {
    private final FuzzHost host = host(1);

    private static FuzzHost host(long number) {
        return new FuzzHost(Chance.of(1, number), List.of("a"));
    }

    private static Things things(FuzzHost host) {
        return (Things) host.implementation(Things.class);
    }

    private static void call(Runnable call) {
        try {
            call.run();
        } catch (FuzzHost.HostFailure e) {
            // By chance.
        }
    }

    @Test
    void itsOwnResourcesMayArrive() {
        Thing own = (Thing) host.resource(Thing.class);
        call(() -> things(host).names(List.of(own)));
        call(own::name);
        own.close();
        assertThatCode(host::check).doesNotThrowAnyException();
    }

    @Test
    void aResourceOfAnotherInstanceIsSeenInWhateverItArrives() {
        Thing foreign = (Thing) host(2).resource(Thing.class);
        call(() -> things(host).names(List.of(foreign)));
        assertThatThrownBy(host::check).isInstanceOf(Violation.class).hasMessageContaining("another instance's host");
    }

    @Test
    void aResourceThatHadBeenClosedIsSeen() {
        Thing own = (Thing) host.resource(Thing.class);
        own.close();
        call(own::name);
        assertThatThrownBy(host::check).isInstanceOf(Violation.class).hasMessageContaining("had been closed");
    }

    @Test
    void closingTwiceIsSeen() {
        Thing own = (Thing) host.resource(Thing.class);
        own.close();
        own.close();
        assertThatThrownBy(host::check).isInstanceOf(Violation.class).hasMessageContaining("closed twice");
    }
}
