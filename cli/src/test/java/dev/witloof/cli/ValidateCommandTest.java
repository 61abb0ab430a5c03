package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private static final Path GUEST = Path.of("../it/guests/prebuilt/upper-c.wasm");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int validate(Path... guests) {
        String[] arguments = new String[guests.length + 1];
        arguments[0] = "validate";
        for (int i = 0; i < guests.length; i++) {
            arguments[i + 1] = guests[i].toString();
        }
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void saysWhichFilesAreValid() {
        Path other = GUEST.resolveSibling("greet.wasm");

        assertThat(validate(GUEST, other)).isZero();
        assertThat(out.toString()).isEqualTo(GUEST + ": valid\n" + other + ": valid\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void goesOnBehindAFileThatIsNot() throws Exception {
        byte[] bytes = Files.readAllBytes(GUEST);
        // The id of the first section.
        bytes[8] = 99;
        Path broken = Files.write(folder.resolve("broken.wasm"), bytes);

        assertThat(validate(broken, GUEST)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .isEqualTo(broken + ": malformed component at offset 0x8: found section 99, wanted the id of a section:"
                        + " 0 to 12 [section-id]\n" + GUEST + ": valid\n");
    }

    @Test
    void aFaultInACoreModuleIsOneOfTheComponent() throws Exception {
        byte[] bytes = Files.readAllBytes(GUEST);
        int module = indexOf(bytes, new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        // The id of the module's first section.
        bytes[module + 8] = 99;
        Path broken = Files.write(folder.resolve("broken.wasm"), bytes);

        assertThat(validate(broken)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .startsWith(broken + ": malformed component at offset 0x")
                .contains("core module");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }

    @Test
    void aFileThatIsNotThereIsNotValid() {
        Path none = folder.resolve("none.wasm");

        assertThat(validate(none, GUEST)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualTo("error: " + none + ": there is no such file\n");
        assertThat(out.toString()).isEqualTo(GUEST + ": valid\n");
    }
}
