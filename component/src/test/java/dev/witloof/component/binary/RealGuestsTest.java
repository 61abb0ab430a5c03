package dev.witloof.component.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.ComponentInterfaces;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.Producer;
import dev.witloof.component.definition.StringEncoding;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.TypeText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealGuestsTest {
    private static final String MESSAGING = "wasi:messaging/";
    private static final String VERSION = "@0.2.0-draft";

    static List<Path> guests() {
        return PrebuiltGuests.all();
    }

    /** All but the composed one, which is nothing but components within, and says nothing of tools itself. */
    static List<Path> linkedGuests() {
        return guests().stream()
                .filter(file -> !file.endsWith("clerk-composed.wasm"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guests")
    void readsEveryGuestAndTheTextOfItsInterfaces(Path file) {
        ComponentDefinition component = ComponentReader.read(PrebuiltGuests.bytes(file));

        ComponentInterfaces interfaces = ComponentInterfaces.of(component.type());
        assertThat(interfaces.exports()).isNotEmpty();
        Stream.concat(interfaces.imports().values().stream(), interfaces.exports().values().stream())
                .forEach(type -> assertThat(TypeText.print(TypeText.parseInterface(TypeText.print(type))))
                        .isEqualTo(TypeText.print(type)));
    }

    @ParameterizedTest
    @MethodSource("linkedGuests")
    void knowsTheModulesOfAGuestAndWhichToolsMadeIt(Path file) {
        ComponentDefinition component = ComponentReader.read(PrebuiltGuests.bytes(file));

        assertThat(component.definitions()).hasAtLeastOneElementOfType(CoreModuleDefinition.class);
        ComponentMetadata metadata = ComponentMetadata.of(component);
        assertThat(metadata.producers()).extracting(Producer::name).contains("wit-component");
    }

    @ParameterizedTest
    @MethodSource("guests")
    void introducesEveryResourceTypeOfAGuestOnce(Path file) {
        ComponentDefinition component = ComponentReader.read(PrebuiltGuests.bytes(file));

        Set<ResourceType> seen = new HashSet<>();
        Stream.concat(component.type().importedResources().stream(), component.type().exportedResources().stream())
                .forEach(path ->
                        assertThat(seen.add(path.resource())).as("%s", path).isTrue());
    }

    @Test
    void readsTheInterfacesOfAMessagingGuest() {
        ComponentInterfaces interfaces = interfaces("upper-c.wasm");

        assertThat(interfaces.imports())
                .containsOnlyKeys(
                        MESSAGING + "types" + VERSION,
                        MESSAGING + "producer" + VERSION,
                        MESSAGING + "request-reply" + VERSION);
        InterfaceType types = interfaces.imported(MESSAGING + "types" + VERSION);
        assertThat(types.resources()).containsOnlyKeys("message", "client");
        assertThat(types.types()).containsOnlyKeys("error", "topic", "metadata");
        assertThat(types.functions()).containsKeys("[constructor]message", "[static]client.connect");
        InterfaceType handler = interfaces.exported(MESSAGING + "incoming-handler" + VERSION);
        assertThat(handler.resources()).isEmpty();
        assertThat(handler.usedResources())
                .containsEntry("message", types.resources().get("message"));
        assertThat(TypeText.print(handler))
                .contains("func handle(message: own<$message>) -> result<_, $error>\n")
                .contains("resource message = wasi:messaging/types@0.2.0-draft.message\n");
    }

    @Test
    void readsTheSameInterfacesFromCAndFromRust() {
        ComponentInterfaces fromC = interfaces("upper-c.wasm");
        ComponentInterfaces fromRust = interfaces("upper-rust.wasm");

        assertThat(TypeText.print(fromRust.exported(MESSAGING + "incoming-handler" + VERSION)))
                .isEqualTo(TypeText.print(fromC.exported(MESSAGING + "incoming-handler" + VERSION)));
    }

    @Test
    void tellsImportedAndExportedResourcesOfOneNameApart() {
        ComponentInterfaces interfaces = interfaces("resources.wasm");

        InterfaceType imported = interfaces.imported("witloof:resources/things");
        InterfaceType exported = interfaces.exported("witloof:resources/things");
        assertThat(imported.resources()).containsOnlyKeys("thing");
        assertThat(exported.resources()).containsOnlyKeys("thing");
        assertThat(exported.resources().get("thing"))
                .isNotSameAs(imported.resources().get("thing"))
                .hasToString("witloof:resources/things.thing");
        assertThat(interfaces.exported("witloof:resources/counters").resources().get("counter"))
                .hasToString("witloof:resources/counters.counter");
    }

    @Test
    void readsTheStringEncodingsOfGuests() {
        assertThat(encodings("types.wasm")).containsOnly(StringEncoding.UTF8);
        assertThat(encodings("types-utf16.wasm")).contains(StringEncoding.UTF16);
        assertThat(encodings("types-latin1-utf16.wasm")).contains(StringEncoding.LATIN1_UTF16);
    }

    private static ComponentInterfaces interfaces(String guest) {
        return ComponentInterfaces.of(
                ComponentReader.read(PrebuiltGuests.bytes(guest)).type());
    }

    private static Set<StringEncoding> encodings(String guest) {
        Set<StringEncoding> encodings = new HashSet<>();
        for (Definition definition :
                ComponentReader.read(PrebuiltGuests.bytes(guest)).definitions()) {
            if (definition instanceof CanonDefinition.Lift lift) {
                encodings.add(lift.options().stringEncoding());
            }
        }
        return encodings;
    }
}
