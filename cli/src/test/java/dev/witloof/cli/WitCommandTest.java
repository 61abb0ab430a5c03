package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitCommandTest {

    private static final Path GUESTS = Path.of("../it/guests/prebuilt");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int wit(Path path, String... options) {
        List<String> arguments = new ArrayList<>(List.of("wit", path.toString()));
        arguments.addAll(List.of(options));
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    @Test
    void printsAPackageInTheTextFormOfComponents() throws Exception {
        Path file = Files.writeString(folder.resolve("size.wat"), """
                (component
                  (type $types (component
                    (export "demo:io/types" (instance (export "size" (func (result u32)))))
                  ))
                  (export "types" (type $types))
                )
                """);

        assertThat(wit(file)).isZero();
        assertThat(out.toString()).isEqualTo("""
                package demo:io;

                interface types {
                  size: func() -> u32;
                }
                """);
    }

    @Test
    void printsWhatTheDocumentationShows() throws Exception {
        assertThat(wit(GUESTS.resolve("upper-c.wasm"))).isZero();

        assertThat(out.toString()).isEqualTo(Files.readString(Path.of("../docs/examples/upper.wit")));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatItPrintsIsTakenWhereTheComponentIs() throws Exception {
        assertThat(wit(GUESTS.resolve("resources.wasm"))).isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);

        assertThat(wit(Files.writeString(folder.resolve("resources.wit"), first)))
                .isZero();
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void printsTextInOneForm() throws Exception {
        Path text = Files.writeString(
                folder.resolve("a.wit"), "package a:b;interface i{/// Why.\n@unstable(feature=x) f:func();}");

        assertThat(wit(text)).isZero();
        assertThat(out.toString())
                .isEqualTo("package a:b;\n\ninterface i {\n  /// Why.\n  @unstable(feature = x)\n  f: func();\n}\n");
    }

    @Test
    void printsWhatTheWitMeansAsJson() throws Exception {
        Path text = Files.writeString(folder.resolve("a.wit"), "package a:b; interface i { f: func() -> list<u8>; }");

        assertThat(wit(text, "--json")).isZero();
        assertThat(out.toString().replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"worlds\":[],\"interfaces\":[{\"name\":\"i\",\"types\":{},\"functions\":{\"f\":{\"name\":\"f\","
                                + "\"kind\":\"freestanding\",\"params\":[],\"result\":0}},\"package\":0}],"
                                + "\"types\":[{\"name\":null,\"kind\":{\"list\":\"u8\"},\"owner\":null}],"
                                + "\"packages\":[{\"name\":\"a:b\",\"interfaces\":{\"i\":0},\"worlds\":{}}]}");
    }

    @Test
    void hasTheItemsOfTheFeaturesThatAreAskedFor() throws Exception {
        Path text = Files.writeString(
                folder.resolve("a.wit"),
                "package a:b; interface i { @unstable(feature = x) f: func(); @unstable(feature = y) g: func(); }");

        assertThat(printed(text)).contains("f: func", "g: func");
        assertThat(printed(text, "--features", "x")).contains("f: func").doesNotContain("g: func");
        assertThat(printed(text, "--json")).doesNotContain("\"f\"", "\"g\"");
        assertThat(printed(text, "--json", "--features", "x,y")).contains("\"f\"", "\"g\"");
        assertThat(printed(text, "--json", "--all-features")).contains("\"f\"", "\"g\"");
    }

    private String printed(Path path, String... options) {
        out.getBuffer().setLength(0);
        assertThat(wit(path, options)).isZero();
        return out.toString();
    }

    @Test
    void warnsOfWhatNoComponentCanHave() throws Exception {
        Path text = Files.writeString(folder.resolve("a.wit"), "package a:b; interface i { record r {} }");

        assertThat(printed(text)).contains("record r {");
        assertThat(err.toString())
                .startsWith("warning: a component has no empty record\n")
                .contains("a.wit:1:35");
    }

    @Test
    void saysWhatIsWrongWithTheBytesOfAComponent() throws Exception {
        Path broken = Files.write(folder.resolve("broken.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});

        assertThat(wit(broken)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("error: malformed component at offset 0x0: found a core module, wanted a component;")
                .endsWith("--> " + broken + "\n");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(wit(folder.resolve("none.wasm"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .isEqualTo("error: " + folder.resolve("none.wasm") + ": there is no such file or folder\n");
    }

    @Test
    void wantsAGuest() {
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "wit")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("GUEST").contains("witloof wit --help");
    }
}
