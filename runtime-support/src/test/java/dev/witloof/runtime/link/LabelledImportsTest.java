package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.WorldAdapter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One interface under two labels: one Java interface, two implementations, and resources that do not mix. */
class LabelledImportsTest {
    private static final Runs FUNCTIONS = new Runs();
    private static final WorldAdapter WORLD = WorldAdapter.builder(Greeter.VERSION, "labels")
            .imports("primary", new Things.Adapter())
            .imports("backup", new Things.Adapter())
            .exports("", FUNCTIONS)
            .build();

    private final List<String> calls = new ArrayList<>();

    @Test
    void eachLabelHasItsImplementation() {
        try (Store store = Store.create();
                GuestInstance instance = instantiate(store)) {
            instance.export(0, FUNCTIONS).each().run();
            assertThat(calls).containsExactly("primary new", "primary pass", "backup new", "backup pass");
        }
    }

    @Test
    void aResourceOfOneLabelIsNoneOfTheOther() {
        try (Store store = Store.create();
                GuestInstance instance = instantiate(store)) {
            assertThatThrownBy(() -> instance.export(0, FUNCTIONS).crossed().run())
                    .isInstanceOf(Trap.class);
            assertThat(calls).containsExactly("primary new");
        }
    }

    private GuestInstance instantiate(Store store) {
        return WORLD.prepare(UnsupportedComponentsTest.load("labelled"))
                .instantiate(store, new Labelled("primary"), new Labelled("backup"));
    }

    private final class Labelled implements Things {
        private final String label;

        Labelled(String label) {
            this.label = label;
        }

        @Override
        public Thing newThing(String name) {
            calls.add(label + " new");
            return new Thing() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public void rename(String text) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Thing pass(Thing thing) {
            calls.add(label + " pass");
            return thing;
        }
    }

    /** The functions of the world. */
    private record Functions(Runnable each, Runnable crossed) {}

    /** What would be generated for the functions of the world. */
    private static final class Runs extends InterfaceAdapter<Functions> {
        Runs() {
            super(Greeter.VERSION, Functions.class, "func each()", "func crossed()");
        }

        @Override
        public HostFunction lower(int function, Functions host) {
            throw new IllegalArgumentException("only exported");
        }

        @Override
        public Functions lift(Lifting[] functions) {
            return new Functions(() -> call(functions[0]), () -> call(functions[1]));
        }

        private static void call(Lifting cx) {
            cx.enter();
            try {
                cx.call();
                cx.postReturn();
            } catch (Throwable e) {
                throw cx.fail(e);
            } finally {
                cx.exit();
            }
        }
    }
}
