package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitCommandTest {

    private static final Path GUESTS = Path.of("../it/guests/prebuilt");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int wit(Path path) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), "wit", path.toString());
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
    void saysWhatIsWrongWithTheBytesOfAComponent() throws Exception {
        Path broken = Files.write(folder.resolve("broken.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});

        assertThat(wit(broken)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("error: malformed component at offset 0x0: found a core module, wanted a component;")
                .contains("--> " + broken);
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
