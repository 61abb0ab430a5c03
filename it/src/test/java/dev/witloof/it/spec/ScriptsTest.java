package dev.witloof.it.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner passes what a script expects, and nothing else. */
class ScriptsTest {
    /** A component with nothing in it. */
    private static final byte[] EMPTY = {0, 'a', 's', 'm', 0x0d, 0, 1, 0};

    /** One that instantiates a component which is not there. */
    private static final byte[] NO_SUCH_INDEX = {0, 'a', 's', 'm', 0x0d, 0, 1, 0, 5, 4, 1, 0, 0, 0};

    @TempDir
    private Path folder;

    private boolean well;

    @BeforeEach
    void writeComponents() throws IOException {
        Files.write(folder.resolve("empty.wasm"), EMPTY);
        Files.write(folder.resolve("short.wasm"), new byte[] {0, 'a', 's'});
        Files.write(folder.resolve("index.wasm"), NO_SUCH_INDEX);
    }

    private String run(String... commands) throws IOException {
        Files.writeString(folder.resolve("script.json"), "{\"commands\": [" + String.join(",", commands) + "]}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        well = Scripts.run(folder, Path.of("spec/texts.txt"), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String command(String type, String file, String text) {
        return "{\"type\": \"" + type + "\", \"line\": 7, \"filename\": \"" + file
                + "\", \"module_type\": \"binary\", \"text\": \"" + text + "\"}";
    }

    @Test
    void refusalsPassByTheirKindAndTheRuleOfTheirText() throws IOException {
        assertThat(run(
                        command("module_definition", "empty.wasm", ""),
                        command("assert_malformed", "short.wasm", "unexpected end-of-file"),
                        command("assert_invalid", "index.wasm", "unknown component")))
                .isEqualToIgnoringNewLines("3 passed, 0 failed, 0 skipped");
        assertThat(well).isTrue();
    }

    @Test
    void aRefusalOfAnotherKindFails() throws IOException {
        assertThat(run(command("assert_malformed", "index.wasm", "unexpected end-of-file")))
                .contains("FAILED script.wast:7 assert_malformed: wanted a rule of the kind MALFORMED, found INVALID")
                .contains("0 passed, 1 failed, 0 skipped");
        assertThat(well).isFalse();
    }

    @Test
    void aRefusalForAnotherReasonFails() throws IOException {
        assertThat(run(command("assert_invalid", "index.wasm", "not a resource type")))
                .contains("wanted [type-kind] for \"not a resource type\", found [index] in invalid component");
    }

    @Test
    void aTextThatTheTableDoesNotHaveFails() throws IOException {
        assertThat(run(command("assert_invalid", "index.wasm", "some new text")))
                .contains("no rule is known for the text \"some new text\"");
    }

    @Test
    void whatIsAcceptedAgainstTheScriptFails() throws IOException {
        assertThat(run(command("assert_invalid", "empty.wasm", "unknown component")))
                .contains("wanted a refusal (unknown component), found nothing wrong");
    }

    @Test
    void aComponentThatIsRefusedAgainstTheScriptFails() throws IOException {
        assertThat(run(command("module_definition", "index.wasm", "")))
                .contains("module_definition: dev.witloof.component.binary.MalformedComponentException");
        assertThat(well).isFalse();
    }

    @Test
    void callsWithoutAnInstanceFail() throws IOException {
        assertThat(run("{\"type\": \"assert_return\", \"line\": 9, \"action\": {\"field\": \"f\"}}"))
                .contains("FAILED script.wast:9 assert_return")
                .contains("no instance");
    }

    @Test
    void unknownCommandsFail() throws IOException {
        assertThat(run("{\"type\": \"thread\", \"line\": 9}")).contains("a command that this runner does not know");
    }

    @Test
    void whatIsTextOnlyIsSkippedAndNothingElseIsNotEnough() throws IOException {
        assertThat(
                        run(
                                "{\"type\": \"assert_malformed\", \"line\": 3, \"filename\": \"t.wat\", \"module_type\": \"text\"}"))
                .contains("skipped script.wast:3 assert_malformed: text-only")
                .contains("0 passed, 0 failed, 1 skipped");
        assertThat(well).as("nothing ran").isFalse();
    }
}
