package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.WorldAdapter;
import dev.witloof.runtime.link.Counters.Counter;
import dev.witloof.runtime.link.Things.Thing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guest {@code resources}: its own resources, the host's, and an interface that is imported and exported at once. */
class ResourcesTest {
    private static final WorldAdapter WORLD = WorldAdapter.builder(Greeter.VERSION, "resources")
            .imports("witloof:resources/log", new LogAdapter())
            .imports("witloof:resources/things", new Things.Adapter())
            .exports("witloof:resources/counters", new Counters.Adapter())
            .exports("witloof:resources/things", new Things.Adapter())
            .exports("", new WorldFunctions.Adapter())
            .build();

    private final List<String> log = new ArrayList<>();
    private final List<HostThing> hostThings = new ArrayList<>();
    private final Store store = Store.create();

    private GuestInstance instantiate(boolean direct) {
        return Linker.prepare(WORLD, Guests.load("resources"), direct).instantiate(store, (Log) log::add, new Things() {
            @Override
            public Thing newThing(String name) {
                HostThing thing = new HostThing(name);
                hostThings.add(thing);
                return thing;
            }

            @Override
            public Thing pass(Thing thing) {
                return thing;
            }
        });
    }

    private static <T> T export(GuestInstance instance, int index, Class<T> type) {
        return type.cast(instance.export(index, WORLD.exports().get(index).adapter()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTheGuestAreCalledMovedAndDropped(boolean direct) {
        GuestInstance instance = instantiate(direct);
        Counters counters = export(instance, 0, Counters.class);
        Counter a = counters.newCounter(5);
        Counter b = counters.newCounter(10);
        assertThat(a.increment(3)).isEqualTo(8);
        assertThat(counters.live()).isEqualTo(2);
        assertThat(counters.sum(a, b)).isEqualTo(18);
        assertThat(log).containsExactly("drop counter 8");
        assertThatThrownBy(() -> a.increment(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(counters.live()).isEqualTo(1);
        b.close();
        b.close();
        assertThat(log).containsExactly("drop counter 8", "drop counter 10");
        assertThat(counters.live()).isZero();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAnInterfaceInBothDirectionsAreKeptApart(boolean direct) {
        GuestInstance instance = instantiate(direct);
        Things guest = export(instance, 1, Things.class);
        Thing thing = guest.newThing("x");
        assertThat(thing.name()).isEqualTo("[x]");
        thing.rename("y");
        assertThat(hostThings).extracting(HostThing::name).containsExactly("y");
        Thing passed = guest.pass(thing);
        assertThat(passed.name()).isEqualTo("[y]");
        assertThatThrownBy(thing::name).isInstanceOf(IllegalArgumentException.class);
        // A thing of the host is none of the guest's.
        assertThatThrownBy(() -> guest.pass(new HostThing("foreign"))).isInstanceOf(IllegalArgumentException.class);
        passed.close();
        assertThat(hostThings.get(0).closed).isEqualTo(1);
        guest.newThing("left behind");
        instance.close();
        assertThat(hostThings.get(1).closed).isEqualTo(1);
        store.close();
        assertThat(hostThings.get(1).closed).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTheHostComeBackAsTheSameObject(boolean direct) {
        WorldFunctions world = export(instantiate(direct), 2, WorldFunctions.class);
        HostThing thing = new HostThing("a");
        assertThat(world.shout(thing)).isSameAs(thing);
        assertThat(thing.name()).isEqualTo("a!");
        assertThat(thing.closed).isZero();
        assertThat(world.wrapped()).isZero();
        store.close();
    }

    /** A thing of the host. */
    private static final class HostThing implements Thing {
        private String name;
        private int closed;

        HostThing(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void rename(String newName) {
            name = newName;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** Interface {@code log}. */
    private interface Log {
        void write(String line);
    }

    private static final class LogAdapter extends InterfaceAdapter<Log> {
        LogAdapter() {
            super(Greeter.VERSION, Log.class, "interface witloof:resources/log", "func write(line: string)");
        }

        @Override
        public HostFunction lower(int function, Log host) {
            return (cx, flat) -> {
                host.write(cx.liftString((int) flat[0], (int) flat[1]));
                return 0;
            };
        }

        @Override
        public Log lift(Lifting[] functions) {
            throw new IllegalArgumentException("only imported");
        }
    }

    /** The functions that stand in the world. */
    private static final class WorldFunctions {
        private final Lifting shout;
        private final Lifting wrapped;

        private WorldFunctions(Lifting[] functions) {
            shout = functions[0];
            wrapped = functions[1];
        }

        Thing shout(Thing thing) {
            Lifting f = shout;
            f.enter();
            try {
                f.flat()[0] = f.lowerOwn(0, thing) & 0xFFFF_FFFFL;
                Thing result = (Thing) f.liftOwn(0, (int) f.call());
                f.postReturn();
                return result;
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }

        int wrapped() {
            Lifting f = wrapped;
            f.enter();
            try {
                int result = (int) f.call();
                f.postReturn();
                return result;
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }

        private static final class Adapter extends InterfaceAdapter<WorldFunctions> {
            Adapter() {
                super(
                        Greeter.VERSION,
                        WorldFunctions.class,
                        "resource thing = witloof:resources/things.thing",
                        "func shout(thing: own<$thing>) -> own<$thing>",
                        "func wrapped() -> u32");
            }

            @Override
            public HostFunction lower(int function, WorldFunctions implementation) {
                throw new IllegalArgumentException("only exported");
            }

            @Override
            public WorldFunctions lift(Lifting[] functions) {
                return new WorldFunctions(functions);
            }
        }
    }
}
