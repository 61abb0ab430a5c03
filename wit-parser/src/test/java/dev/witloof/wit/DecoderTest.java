package dev.witloof.wit;

import static dev.witloof.wit.Binary.bytes;
import static dev.witloof.wit.Binary.component;
import static dev.witloof.wit.Binary.componentType;
import static dev.witloof.wit.Binary.custom;
import static dev.witloof.wit.Binary.exports;
import static dev.witloof.wit.Binary.imports;
import static dev.witloof.wit.Binary.instance;
import static dev.witloof.wit.Binary.join;
import static dev.witloof.wit.Binary.nested;
import static dev.witloof.wit.Binary.raw;
import static dev.witloof.wit.Binary.section;
import static dev.witloof.wit.Binary.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.wit.decode.WitDecodeException;
import dev.witloof.wit.decode.WitDecoder;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.WorldKey;
import dev.witloof.wit.print.WitPrinter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static final Path GUESTS = Path.of("../it/guests");
    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    @ParameterizedTest
    @CsvSource({"types, witloof:types, all", "resources, witloof:resources, counters", "greet, witloof:greet, people"})
    void findsTheInterfaceThatAGuestWasMadeOf(String guest, String packageName, String iface) throws Exception {
        Resolve source = LOADER.load(GUESTS.resolve(guest).resolve("wit"));
        Resolve decoded = LOADER.load(GUESTS.resolve("prebuilt").resolve(guest + ".wasm"));

        // Components have the types in the order of their use.
        assertThat(interfaceLines(decoded, packageName, iface))
                .containsExactlyInAnyOrderElementsOf(interfaceLines(source, packageName, iface));
    }

    private static List<String> interfaceLines(Resolve resolve, String packageName, String iface) {
        String text = ModelText.of(wit(resolve, packageName));
        return Arrays.stream(text.split("\n(?=interface |world )"))
                .filter(part -> part.startsWith("interface " + iface + "\n"))
                .flatMap(String::lines)
                .toList();
    }

    private static WitPackage wit(Resolve resolve, String packageName) {
        return resolve.packages().values().stream()
                .filter(each -> each.name().toString().equals(packageName))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWorldOfAComponentIsCalledRoot() throws Exception {
        Resolve decoded = LOADER.load(GUESTS.resolve("prebuilt/upper-rust.wasm"));

        assertThat(decoded.rootPackage().name()).hasToString("root:component");
        assertThat(decoded.selectWorld(Optional.empty()).id()).isEqualTo("root:component/root");
        assertThat(decoded.selectWorld(Optional.empty()).imports().keySet())
                .extracting(WorldKey::componentName)
                .containsExactly(
                        "wasi:messaging/types@0.2.0-draft",
                        "wasi:messaging/request-reply@0.2.0-draft",
                        "wasi:messaging/producer@0.2.0-draft");
        assertThat(decoded.selectWorld(Optional.empty()).exports().keySet())
                .extracting(WorldKey::componentName)
                .containsExactly("wasi:messaging/incoming-handler@0.2.0-draft");
    }

    @Test
    void everyGuestIsReadAndPrintsAsWhatItIs() throws Exception {
        List<Path> guests;
        try (Stream<Path> list = Files.list(GUESTS.resolve("prebuilt"))) {
            guests = list.filter(path -> path.toString().endsWith(".wasm"))
                    .sorted()
                    .toList();
        }

        assertThat(guests).isNotEmpty();
        for (Path guest : guests) {
            assertThat(WitPrinter.print(LOADER.load(guest)))
                    .as(guest.toString())
                    .isEqualTo(WitDecoder.text(Files.readAllBytes(guest)));
        }
    }

    @Test
    void equalTypesOfDifferentNamesStayApart() {
        String type = instance(
                "01 72 01 'x' 79", // 0: record { x: u32 }
                "04 00 'a' 03 00 00", // 1
                "01 72 01 'x' 79", // 2
                "04 00 'b' 03 00 02", // 3
                "01 40 01 'p' 01 00 03", // 4: func(p: a) -> b
                "04 00 'f' 01 04");

        assertThat(WitDecoder.text(component(types(type), imports("00 'n:p/i@1.0.0' 05 00"))))
                .isEqualTo("""
                        package root:component;

                        world root {
                          import n:p/i@1.0.0;
                        }

                        package n:p@1.0.0 {
                          interface i {
                            record a {
                              x: u32,
                            }

                            record b {
                              x: u32,
                            }

                            f: func(p: a) -> b;
                          }
                        }
                        """);
    }

    @Test
    void aTypeOfAnImportedInterfaceIsUsed() {
        String first = instance("01 7a", "04 00 'number' 03 00 00");
        String second = instance(
                "02 03 02 01 01", // 0: the alias outside
                "04 00 'count' 03 00 00", // 1
                "01 40 01 'n' 01 01 00", // 2
                "04 00 'f' 01 02");
        byte[] component = component(
                types(first),
                imports("00 'a:a/i' 05 00"),
                section(6, "03 00 00 'number'"), // type 1
                types(second),
                imports("00 'b:b/j' 05 02"));

        assertThat(WitDecoder.text(component))
                .contains("interface j {\n    use a:a/i.{number as count};\n\n    f: func(n: count);\n  }");
    }

    @Test
    void aTypeThatIsMeantWithoutANameIsUsedUnderItsOwn() {
        byte[] component = component(
                types(instance("01 73", "04 00 'text' 03 00 00")),
                imports("00 'a:a/i' 05 00"),
                section(6, "03 00 00 'text'"), // type 1
                types("40 01 't' 01 01 00"), // type 2
                imports("00 'f' 01 02"));

        assertThat(WitDecoder.text(component)).startsWith("""
                        package root:component;

                        world root {
                          import a:a/i;
                          import f: func(t: text);
                          use a:a/i.{text};
                        }
                        """);
    }

    @Test
    void anInterfaceUnderALabelIsPrintedAsOne() {
        byte[] component = component(
                types(instance("01 40 00 01 00", "04 00 'f' 01 00")),
                imports("02 'main' 01 00 'n:p/i' 05 00", "00 'in-place' 05 00"));

        assertThat(WitDecoder.text(component)).isEqualTo("""
                        package root:component;

                        world root {
                          import main: n:p/i;
                          import in-place: interface {
                            f: func();
                          }
                        }

                        package n:p {
                          interface i {
                            f: func();
                          }
                        }
                        """);
    }

    @Test
    void aPackageInBinaryFormIsThatPackage() {
        String iface = componentType(
                "01 " + instance("01 6d 02 'red' 'blue'", "04 00 'color' 03 00 00"),
                "04 00 'my:colors/palette@1.0.0' 05 00");
        String world = componentType(
                "01 "
                        + componentType(
                                "01 " + instance("01 6d 02 'red' 'blue'", "04 00 'color' 03 00 00"),
                                "03 00 'my:colors/palette@1.0.0' 05 00",
                                "01 40 00 01 00",
                                "04 00 'run' 01 01"),
                "04 00 'my:colors/painting@1.0.0' 04 00");
        String docs = """
                {"package": "my:colors@1.0.0", "docs": "Colors.", "unknown": [1, {"a": null}], "interfaces": {"palette": {
                 "docs": "All of them.", "stability": {"stable": {"since": "0.9.0"}}, "types": {"color": {
                 "docs": "One.\\nOf two.\\u202e", "items": {"red": "Like wine."}}}}}, "worlds": {"painting": {
                 "stability": {"unstable": {"feature": "paint"}}, "func_exports": {"run": {"docs": "Paints."}}}}}""";
        byte[] component = component(
                types(iface),
                exports("00 'palette' 03 00 00"),
                types(world),
                exports("00 'painting' 03 02 00"),
                custom("package-docs", join(new byte[] {1}, docs.getBytes(StandardCharsets.UTF_8))));

        String text = WitDecoder.text(component);

        assertThat(text).isEqualTo("""
                        /// Colors.
                        package my:colors@1.0.0;

                        /// All of them.
                        @since(version = 0.9.0)
                        interface palette {
                          /// One.
                          /// Of two.\ufffd
                          enum color {
                            /// Like wine.
                            red,
                            blue,
                          }
                        }

                        @unstable(feature = paint)
                        world painting {
                          import palette;

                          /// Paints.
                          export run: func();
                        }
                        """);
        assertThat(WitDecoder.ownText(component)).isEqualTo(text);
    }

    @Test
    void aPackageInBinaryFormIsADependencyLikeAnother(@TempDir Path folder) throws Exception {
        String iface = componentType("01 " + instance("01 7d", "04 00 'byte' 03 00 00"), "04 00 'my:dep/bytes' 05 00");
        Files.writeString(folder.resolve("a.wit"), "package my:app; interface i { use my:dep/bytes.{byte}; }");
        Files.createDirectory(folder.resolve("deps"));
        Files.write(folder.resolve("deps/dep.wasm"), component(types(iface), exports("00 'bytes' 03 00 00")));

        assertThat(ModelText.of(wit(LOADER.load(folder), "my:dep")))
                .isEqualTo("package my:dep\ninterface bytes\n  type byte = u8\n");
    }

    @Test
    void placesInADecodedTextAreShownWithIt(@TempDir Path folder) throws Exception {
        Path guest = folder.resolve("guest.wasm");
        byte[] twice = component(
                types(instance("01 40 00 01 00", "04 00 'f' 01 00")),
                imports("00 'n:p/i' 05 00"),
                exports("00 'n:p/i' 05 00 00"));
        Files.write(guest, twice);

        assertThat(ModelText.of(LOADER.load(guest).rootPackage())).contains("import n:p/i", "export n:p/i");
        assertThat(LOADER.load(guest).selectWorld(Optional.empty()).span().text())
                .isEqualTo("root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02 01 79", "04 00", "00 11 00"})
    void whatWitHasNoWordForIsSaidWithItsPlace(String type) {
        byte[] component = component(section(3, "50 00"), types(componentType()), imports("00 'thing' " + type));

        assertThatThrownBy(() -> WitDecoder.text(component))
                .isInstanceOf(WitDecodeException.class)
                .hasMessageStartingWith("no WIT for import `thing`: found a ")
                .hasMessageEndingWith(", wanted an interface, a function or a type");
    }

    @Test
    void anExportedTypeIsNoWit() {
        assertThatThrownBy(() -> WitDecoder.text(component(types("7d"), exports("00 'byte' 03 00 00"))))
                .hasMessage("no WIT for export `byte`: found a type, wanted an interface or a function");
    }

    @Test
    void aFunctionWithAnUnnamedRecordIsNoWit() {
        byte[] component = component(types("72 01 'x' 79", "40 01 'p' 00 01 00"), imports("00 'f' 01 01"));

        assertThatThrownBy(() -> WitDecoder.text(component))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("found `f`, whose type mentions a record that has no name outside");
    }

    @Test
    void anInterfaceInAnInterfaceIsNoWit() {
        byte[] component =
                component(types(instance("01 " + instance(), "04 00 'inner' 05 00")), imports("00 'n:p/i' 05 00"));

        assertThatThrownBy(() -> WitDecoder.text(component))
                .hasMessage("no WIT for import `n:p/i`, `inner`: found an instance, wanted a type or a function in an"
                        + " interface");
    }

    @Test
    void aFunctionUnderTheNameOfAnInterfaceIsNoWit() {
        assertThatThrownBy(() -> WitDecoder.text(component(types("40 00 01 00"), imports("00 'a:b/c' 01 00"))))
                .hasMessage("no WIT for import `a:b/c`: found a function under the name of an interface, wanted an"
                        + " interface");
        assertThatThrownBy(() -> WitDecoder.text(component(
                        types(instance("01 40 00 01 00", "04 00 'a:b/c' 01 00")), imports("00 'n:p/i' 05 00"))))
                .hasMessage(
                        "no WIT for import `n:p/i`, `a:b/c`: found the name of an interface in an interface, wanted a"
                                + " plain name");
    }

    @Test
    void nestedPackagesAreNoWit() {
        byte[] component = component(types(instance()), imports("00 'a:b:c/d' 05 00"));

        assertThatThrownBy(() -> WitDecoder.text(component))
                .isInstanceOf(MalformedComponentException.class)
                .hasMessageContaining("found the name `a:b:c/d`");
    }

    @Test
    void bytesThatAreNoComponentAreRefused() {
        assertThatThrownBy(() -> WitDecoder.text(bytes("00 61 73 6d 01 00 00 00")))
                .isInstanceOf(MalformedComponentException.class);
    }

    @Test
    void aComponentThatInstantiatesItselfToExcessIsRefused() {
        byte[] component = component();
        for (int i = 0; i < 40; i++) {
            component = component(nested(component), section(5, "00 00 00", "00 00 00"));
        }
        byte[] hostile = component;

        assertThatThrownBy(() -> WitDecoder.text(hostile))
                .isInstanceOf(WitDecodeException.class)
                .hasMessageContaining("steps");
    }

    @Test
    void aTypeThatIsTooLongWhenWrittenOutIsRefused() {
        String[] types = new String[81];
        types[0] = "7d";
        for (int i = 1; i < types.length; i += 2) {
            types[i] = String.format("70 %02x", i - 1);
            types[i + 1] = String.format("6f 02 %02x %02x", i, i);
        }
        // 0x50 is the last tuple; as an index it takes two bytes, because the form is signed.
        byte[] component = component(
                raw(7, join(bytes(String.format("%02x", types.length)), typesWithSignedIndices(types))),
                types("40 01 'p' d0 00 01 00"),
                imports("00 'f' 01 51"));

        assertThatThrownBy(() -> WitDecoder.text(component))
                .isInstanceOf(WitDecodeException.class)
                .hasMessageContaining("when written out");
    }

    private static byte[] typesWithSignedIndices(String[] types) {
        byte[] all = {};
        for (String type : types) {
            StringBuilder signed = new StringBuilder();
            String[] tokens = type.split(" ", -1);
            int first = tokens[0].equals("6f") ? 2 : 1;
            for (int i = 0; i < tokens.length; i++) {
                boolean wide = i >= first && Integer.parseInt(tokens[i], 16) >= 0x40;
                signed.append(
                        wide ? String.format("%02x 00 ", Integer.parseInt(tokens[i], 16) | 0x80) : tokens[i] + " ");
            }
            all = join(all, bytes(signed.toString()));
        }
        return all;
    }
}
