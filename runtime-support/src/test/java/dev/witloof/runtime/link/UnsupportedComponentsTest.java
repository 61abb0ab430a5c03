package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.WorldAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What components may do and this runtime does not yet is refused by name. */
class UnsupportedComponentsTest {
    private static Component load(String name) {
        try (InputStream in = UnsupportedComponentsTest.class.getResourceAsStream("/components/" + name + ".wasm")) {
            if (in == null) {
                throw new IllegalArgumentException("no component " + name);
            }
            return Component.load(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorldAdapter world(String text) {
        return WorldAdapter.builder(Greeter.VERSION, "w")
                .exports("", new Adapter(text))
                .build();
    }

    private static void instantiate(String name, Store store) {
        world("func f()").prepare(load(name)).instantiate(store).close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nested | contains a component that instantiates a core module (composition), which is not supported yet",
                "own-import | imports a function that it exports itself (composition), which is not supported yet",
                "component-import | imports the component `c`, which is not supported yet",
                "wrong-core-type | its core function `f` has the type (f32) -> (); wanted (i32) -> ()",
            })
    void isRefusedWhenPrepared(String name, String reason) {
        Component component = load(name);
        String text = name.equals("wrong-core-type") ? "func f(a: u32)" : "func f()";
        assertThatThrownBy(() -> world(text).prepare(component))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void namesAFunctionThatIsHandedOn() {
        WorldAdapter world = WorldAdapter.builder(Greeter.VERSION, "w")
                .imports("", new Adapter("func f()"))
                .exports("", new Adapter("func g()"))
                .build();
        assertThatThrownBy(() -> world.prepare(load("handed-on")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("export `g`: the component hands on a function that it imports");
    }

    @Test
    void namesPassiveSegmentsBesideAnImportedMemory() {
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> instantiate("passive-import", store))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("imports the memory `a` `m` and has passive data segments of its own");
        }
    }

    @Test
    void startFunctionsThatTrapEndTheInstanceAlone() {
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> instantiate("start-traps", store))
                    .isInstanceOf(Trap.class)
                    .hasMessage("making an instance of w: an unreachable instruction was run");
            Greeter.instantiate(Greeter.prepare(Guests.load("greet")), store).close();
        }
    }

    @Test
    void memoriesBeyondTheLimitAreRefusedAndGivenBack() {
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> instantiate("large", store))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("a memory of 1073741824 bytes")
                    .hasMessageContaining("maxMemoryBytes");
        }
        try (Store store = Store.builder().maxCoreInstances(1).build()) {
            assertThatThrownBy(() -> instantiate("large", store)).isInstanceOf(LinkException.class);
            Greeter.instantiate(Greeter.prepare(Guests.load("greet")), store).close();
        }
    }

    /** An adapter of which only the types matter. */
    private static final class Adapter extends InterfaceAdapter<Object> {
        Adapter(String text) {
            super(Greeter.VERSION, Object.class, text);
        }

        @Override
        public HostFunction lower(int function, Object implementation) {
            return (cx, flat) -> 0;
        }

        @Override
        public Object lift(Lifting[] functions) {
            return functions;
        }
    }
}
