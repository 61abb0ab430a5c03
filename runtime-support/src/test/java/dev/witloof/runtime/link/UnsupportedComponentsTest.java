package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.binary.Rule;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.WorldAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What components may do and this runtime does not yet is refused by name. */
class UnsupportedComponentsTest {
    static Component load(String name) {
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
                "component-import | imports the component `c`, which is not supported yet",
                "garbage-collected | instantiates a core module with struct or array types",
            })
    void isRefusedWhenPrepared(String name, String reason) {
        Component component = load(name);
        assertThatThrownBy(() -> world("func f()").prepare(component))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "escape-in-name | ARGUMENT_MISSING | an argument `\\u{1b}[2J` for its imports",
                "wrong-destructor-type | DESTRUCTOR | a destructor of type (func), wanted (func (param i32))",
                "wrong-core-type | LIFT_SIGNATURE | a core function of type (func (param f32)) to func(a: u32)",
                "wrong-realloc-type | OPTION_SIGNATURE | type (func (param i32) (result i32)) as `realloc`",
            })
    void whatIsNoValidComponentIsRefusedWhenLoaded(String name, Rule rule, String reason) {
        assertThatThrownBy(() -> load(name))
                .isInstanceOfSatisfying(MalformedComponentException.class, e -> assertThat(e.rule())
                        .isEqualTo(rule))
                .hasMessageContaining(reason);
    }

    /** Whose names are many times as many as its bytes. */
    @Test
    void namesThatAreEvaluatedAgainAndAgainAreCounted() {
        Component component = Component.load(manyNames(1_100, 1_000));
        assertThatThrownBy(() -> world("func f()").prepare(component))
                .isInstanceOf(LinkException.class)
                .hasMessageMatching(".*comes to more than 12[0-9]{4} definitions and names .*");
    }

    /** Nothing but this limit ends it: preparing has no deadline. */
    @Test
    void aFewBytesThatInstantiateExponentiallyOftenAreRefused() {
        ByteArrayOutputStream resources = new ByteArrayOutputStream();
        writeU32(resources, 100);
        for (int i = 0; i < 100; i++) {
            resources.writeBytes(new byte[] {0x3f, 0x7f, 0});
        }
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(COMPONENT);
        writeSection(inner, 7, resources);
        byte[] bytes = inner.toByteArray();
        for (int i = 0; i < 14; i++) {
            bytes = instantiating(bytes, 2);
        }
        assertThat(bytes).hasSizeLessThan(600);

        Component component = Component.load(bytes);
        assertThatThrownBy(component::prepare)
                .isInstanceOf(LinkException.class)
                .hasMessageMatching(".*comes to more than 12[0-9]{4} definitions and names .*");
    }

    /** Each of which could be a shim, for which all steps are looked at. */
    @Test
    void manyInstancesOfAModuleWithATableArePrepared() {
        byte[] module = {
            0, 'a', 's', 'm', 1, 0, 0, 0, 4, 4, 1, 0x70, 0, 1, 7, 5, 1, 1, 't', 1, 0,
        };
        int many = 100_000;
        ByteArrayOutputStream instances = new ByteArrayOutputStream();
        writeU32(instances, many);
        for (int i = 0; i < many; i++) {
            instances.writeBytes(new byte[] {0, 0, 0});
        }
        ByteArrayOutputStream component = new ByteArrayOutputStream();
        component.writeBytes(COMPONENT);
        ByteArrayOutputStream core = new ByteArrayOutputStream();
        core.writeBytes(module);
        writeSection(component, 1, core);
        writeSection(component, 2, instances);
        Component loaded = Component.load(component.toByteArray());

        assertTimeoutPreemptively(Duration.ofSeconds(60), loaded::prepare);
    }

    /** A component that instantiates another so often. */
    private static byte[] instantiating(byte[] inner, int times) {
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        nested.writeBytes(inner);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        outer.writeBytes(COMPONENT);
        writeSection(outer, 4, nested);
        ByteArrayOutputStream instantiations = new ByteArrayOutputStream();
        writeU32(instantiations, times);
        for (int i = 0; i < times; i++) {
            instantiations.writeBytes(new byte[] {0, 0, 0});
        }
        writeSection(outer, 5, instantiations);
        return outer.toByteArray();
    }

    /** A component that instantiates another so often, which puts an instance of so many names together. */
    private static byte[] manyNames(int instances, int names) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(COMPONENT);
        ByteArrayOutputStream bundles = new ByteArrayOutputStream();
        bundles.writeBytes(new byte[] {2, 1, 0, 1});
        writeU32(bundles, names);
        for (int i = 0; i < names; i++) {
            byte[] name = ("a" + i).getBytes(StandardCharsets.UTF_8);
            bundles.write(0);
            writeU32(bundles, name.length);
            bundles.writeBytes(name);
            bundles.writeBytes(new byte[] {5, 0});
        }
        writeSection(inner, 5, bundles);
        return instantiating(inner.toByteArray(), instances);
    }

    private static final byte[] COMPONENT = {0, 'a', 's', 'm', 0x0d, 0, 1, 0};

    private static void writeSection(ByteArrayOutputStream out, int id, ByteArrayOutputStream content) {
        out.write(id);
        writeU32(out, content.size());
        out.writeBytes(content.toByteArray());
    }

    private static void writeU32(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    @Test
    void namesAFunctionThatIsHandedOn() {
        WorldAdapter world = WorldAdapter.builder(Greeter.VERSION, "w")
                .imports("", new Adapter("func f() -> u32"))
                .exports("", new Adapter("func g() -> u32"))
                .build();
        assertThatThrownBy(() -> world.prepare(load("handed-on")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("export `g`: the component hands on a function that it imports");
    }

    /** Else they would be those of the module that defines the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"passive-import", "dropped-import"})
    void namesUsesOfSegmentsBesideAnImportedMemory(String component) {
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> instantiate(component, store))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("imports the memory `a` `m` and uses data segments of its own while it runs");
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
    void whatClosingResourcesThrowsDoesNotHideWhyMakingAnInstanceFailed() {
        Resource resource = new Resource() {
            @Override
            public void close() {
                throw new IllegalStateException("already gone");
            }
        };
        WorldAdapter world = WorldAdapter.builder(Greeter.VERSION, "w")
                .imports("", new Adapter("resource r\nfunc make() -> own<$r>") {
                    @Override
                    public HostFunction lower(int function, Object implementation) {
                        return (cx, flat) -> cx.lowerOwn(0, resource);
                    }
                })
                .exports("", new Adapter("func f()"))
                .build();
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> world.prepare(load("large-behind-start")).instantiate(store, resource))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("a memory of 1073741824 bytes")
                    .satisfies(
                            e -> assertThat(e.getSuppressed()).singleElement().satisfies(closing -> assertThat(
                                            closing.getSuppressed())
                                    .singleElement()
                                    .extracting(Throwable::getMessage)
                                    .isEqualTo("already gone")));
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
    private static class Adapter extends InterfaceAdapter<Object> {
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
