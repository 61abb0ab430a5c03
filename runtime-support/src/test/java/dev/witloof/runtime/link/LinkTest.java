package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.AbiVersion;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.abi.WorldAdapter;
import dev.witloof.runtime.link.Messaging.Host;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What does not fit is refused before anything runs, with all that is wrong in one message. */
class LinkTest {
    private static final AbiVersion VERSION = Greeter.VERSION;

    @Test
    void namesTheFunctionAndBothTypesOfAMismatch() {
        assertThatThrownBy(() -> Messaging.prepare(Guests.load("mismatch")))
                .isInstanceOf(LinkException.class)
                .hasMessage("""
                        the component cannot be linked as world `messaging-request-reply`:
                          - import `wasi:messaging/types@0.2.0-draft`, function `[method]message.set-content-type` has \
                        another type in the bindings than in the component
                              bindings:  func(self: borrow<$message>, content-type: string)
                              component: func(self: borrow<$message>, content-type: list<u8>)
                              parameter `content-type`: expected string, found list<u8>
                          the Java bindings and the component were made from different WIT: generate the bindings again \
                        from the WIT that the component was built with, or build the component with that of the bindings""");
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        WorldAdapter world = WorldAdapter.builder(VERSION, "w")
                .imports("wasi:messaging/types@0.2.0-draft", new Messaging.TypesAdapter("@0.2.0-draft"))
                .exports("", new Greeter.FunctionsAdapter("func greet(name: string) -> string"))
                .exports("witloof:greet/people", new Greeter.PeopleAdapter())
                .build();
        assertThatThrownBy(() -> world.prepare(Guests.load("upper-c")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("the component cannot be linked as world `w`:")
                .hasMessageContaining(
                        "import `wasi:messaging/producer@0.2.0-draft`: the component calls it, and the world"
                                + " does not offer it")
                .hasMessageContaining("import `wasi:messaging/request-reply@0.2.0-draft`: the component calls it")
                .hasMessageContaining("export `greet`: the bindings have it, and the component does not export it")
                .hasMessageContaining(
                        "export `witloof:greet/people`: the world has it, and the component does not export it");
    }

    @Test
    void tellsWhichOtherVersionThereIs() {
        WorldAdapter world = WorldAdapter.builder(VERSION, "w")
                .imports("wasi:messaging/types@0.3.0", new Messaging.TypesAdapter("@0.3.0"))
                .exports("witloof:greet/people@2.0.0", new Greeter.PeopleAdapter())
                .build();
        assertThatThrownBy(() -> world.prepare(Guests.load("upper-c")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(
                        "import `wasi:messaging/types@0.2.0-draft`: the component calls it, and the world does not"
                                + " offer it; there is `wasi:messaging/types@0.3.0`, which is not compatible with it\n")
                .hasMessageContaining(
                        "export `witloof:greet/people@2.0.0`: the world has it, and the component does not"
                                + " export it\n");
        assertThatThrownBy(() -> world.prepare(Guests.load("greet")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(
                        "export `witloof:greet/people@2.0.0`: the world has it, and the component does not"
                                + " export it; there is `witloof:greet/people`, which is not compatible with it\n");
    }

    @Test
    void namesAnExportOfAnotherType() {
        WorldAdapter world = WorldAdapter.builder(VERSION, "greeter")
                .exports("", new Greeter.FunctionsAdapter("func greet(name: string, times: u32) -> string"))
                .build();
        assertThatThrownBy(() -> world.prepare(Guests.load("greet")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("export `greet` has another type")
                .hasMessageContaining("bindings:  func(name: string, times: u32) -> string")
                .hasMessageContaining("component: func(name: string) -> string");
    }

    @Test
    void acceptsOffersOnTheSameTrackOfVersions() {
        Component asks020 = Component.load(Binaries.replace(Guests.bytes("upper-c"), "0.2.0-draft", "0.2.0+older"));
        Host host = new Host();
        WorldAdapter offers026 = Messaging.world("@0.2.6");
        try (Store store = Store.create();
                Messaging upper =
                        Messaging.of(offers026, offers026.prepare(asks020).instantiate(store, host, host, host))) {
            assertThat(upper.handle(new Messaging.Message("a"))).isEmpty();
            assertThat(host.sent).containsExactly("default/upper: A");
        }
    }

    @Test
    void offersOneInterfaceForSeveralVersionsOfItsTrack() {
        WorldAdapter world = WorldAdapter.builder(VERSION, "w")
                .imports(
                        "a:b/c@0.2.1",
                        new Greeter.FunctionsAdapter("interface a:b/c@0.2.1\nresource r\nfunc f(x: borrow<$r>)"))
                .exports("", new Greeter.FunctionsAdapter("func f()"))
                .build();
        assertThat(world.prepare(UnsupportedComponentsTest.load("two-versions")))
                .isNotNull();
    }

    @Test
    void refusesOffersOnAnotherTrackOfVersions() {
        assertThatThrownBy(() -> Messaging.world("@0.3.0").prepare(Guests.load("upper-c")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("import `wasi:messaging/types@0.2.0-draft`: the component calls it");
        Component asks020 = Component.load(Binaries.replace(Guests.bytes("upper-c"), "0.2.0-draft", "0.2.0+older"));
        assertThatThrownBy(() -> Messaging.world("@0.3.0").prepare(asks020)).isInstanceOf(LinkException.class);
    }

    @Test
    void needsNoHostForInterfacesThatTheComponentDoesNotCall() {
        // The world offers what greet does not import at all.
        WorldAdapter world = WorldAdapter.builder(VERSION, "w")
                .imports("wasi:messaging/types@0.2.0-draft", new Messaging.TypesAdapter("@0.2.0-draft"))
                .exports("", new Greeter.FunctionsAdapter("func greet(name: string) -> string"))
                .build();
        PreparedWorld prepared = world.prepare(Guests.load("greet"));
        try (Store store = Store.create()) {
            prepared.instantiate(store, new @Nullable Object[] {null}).close();
        }
    }

    @Test
    void checksTheImplementationsThatItIsGiven() {
        PreparedWorld prepared = Messaging.prepare(Guests.load("upper-c"));
        Host host = new Host();
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> prepared.instantiate(store, host, null, host))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining(
                            "the component calls `wasi:messaging/producer@0.2.0-draft`, and the implementation"
                                    + " is null");
            assertThatThrownBy(() -> prepared.instantiate(store, host, "no", host))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("is a java.lang.String; wanted a " + Messaging.Producer.class.getName());
            assertThatThrownBy(() -> prepared.instantiate(store, host))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("has 3 imports, and is given 1 implementations");
        }
    }

    @Test
    void makesNoInstanceInAClosedStore() {
        PreparedWorld prepared = Greeter.prepare(Guests.load("greet"));
        Store store = Store.create();
        store.close();
        assertThatThrownBy(() -> prepared.instantiate(store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
