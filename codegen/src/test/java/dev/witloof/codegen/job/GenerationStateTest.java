package dev.witloof.codegen.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationStateTest {

    private static final String HASH = Fingerprint.of("");
    private static final String INPUTS = new Checksum().add("x").text();

    private static final GenerationState STATE = new GenerationState(
            Optional.of(INPUTS),
            Map.of(OutputFile.Kind.SOURCE, "/a folder/src", OutputFile.Kind.RESOURCE, "/a folder/res"),
            Set.of(new OutputFile(OutputFile.Kind.SOURCE, "com/acme/X Y.java", HASH)),
            Set.of(new FileStamp("/a folder/src/com/acme/X Y.java", 12, -5)),
            Set.of(new FileStamp("/a folder/lib one.jar", Long.MAX_VALUE, 1_000)));

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(GenerationState.read(written(STATE))).isEqualTo(STATE);
        GenerationState changing = STATE.changingTo(STATE.folders(), Set.of());
        assertThat(GenerationState.read(written(changing))).isEqualTo(changing);
    }

    @Test
    void isNotReadWhereItWasCutOff() throws Exception {
        String text = Files.readString(written(STATE));

        for (int length = 0; length < text.length() - 1; length++) {
            assertThat(read(text.substring(0, length)))
                    .as("%d characters", length)
                    .isEqualTo(GenerationState.NONE);
        }
        assertThat(read(text + "end 1\n")).isEqualTo(GenerationState.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "witloof-state 2, witloof-state 3",
        "inputs, input",
        "folder source, folder elsewhere",
        "folder source, folder SOURCE",
        "source 'e3b0c4', source ''",
        "source 'e3b0c4', source 'E3b0c!'",
        "source 'e3b0c4', sources 'e3b0c4'",
        "com/acme/X Y.java, ../acme/X Y.java",
        "written 12, written 99999999999999999999",
        "written 12 -5, written 12",
        "written 12 -5, written  12 -5",
        "plain, plane",
        "end 1, end 2",
        "end 1, ''"
    })
    void isNotReadWhereALineHasAnotherForm(String right, String wrong) throws Exception {
        String text = Files.readString(written(STATE));
        String damaged = text.replaceFirst(right.replace("'", ""), wrong.replace("'", ""));

        assertThat(damaged).isNotEqualTo(text);
        assertThat(read(damaged)).isEqualTo(GenerationState.NONE);
    }

    @Test
    void isNotReadWithInputsThatAreNoChecksum() throws Exception {
        String text = Files.readString(written(STATE));

        assertThat(read(text.replace("inputs " + INPUTS, "inputs what"))).isEqualTo(GenerationState.NONE);
        assertThat(read(text.replace("\n", "\r\n"))).isEqualTo(GenerationState.NONE);
    }

    private GenerationState read(String text) throws Exception {
        return GenerationState.read(Files.writeString(folder.resolve("damaged.state"), text));
    }

    private Path written(GenerationState state) throws Exception {
        Path file = folder.resolve("written.state");
        state.write(file);
        return file;
    }
}
