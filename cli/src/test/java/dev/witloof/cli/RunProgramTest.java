package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code witloof run GUEST} of a program, and what guests are granted of WASI. */
@Timeout(300)
class RunProgramTest {
    private static final String GUESTS = System.getProperty("witloof.guests", "../it/guests/prebuilt") + "/";

    @TempDir
    private Path folder;

    private record Result(int exit, String out, String err) {}

    private static Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    private static String guest(String name) {
        return GUESTS + name + ".wasm";
    }

    private static Result tool(String... arguments) {
        List<String> all = new ArrayList<>(List.of(guest("tool")));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    @Test
    void passesArgumentsAndPrintsWhatTheProgramPrints() {
        Result result = tool("arguments", "a b", "--", "--env", "\u001b[31m");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualToNormalizingNewlines("tool.wasm\narguments\na b\n--env\n\\u{1b}[31m\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void endsWithTheExitCodeOfTheProgram() {
        assertThat(tool("exit", "0").exit()).isZero();
        assertThat(tool("exit", "7").exit()).isEqualTo(1); // all that a guest of 0.2.6 can say
        assertThat(tool("exit", "7").err()).isEmpty();
        Result result = tool("fly");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).isEqualToNormalizingNewlines("no such verb: fly\n");
    }

    @Test
    void aFaultOfTheProgramIsTold() {
        Result result = tool("abort");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: ").contains("tool.wasm: ", "unreachable");
        Result late = tool("--deadline", "0.3", "sleep", "60000");
        assertThat(late.exit()).isEqualTo(1);
        assertThat(late.err()).contains("deadline of 300 ms");
    }

    @Test
    void grantsNothingByDefault() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThat(tool("environment")).isEqualTo(new Result(0, "", ""));
        assertThat(tool("echo")).isEqualTo(new Result(0, "", ""));
        assertThat(tool("read", file.toString()).exit()).isEqualTo(1);
        assertThat(tool("list", "/").exit()).isEqualTo(1);
    }

    @Test
    void grantsVariables() {
        Map.Entry<String, String> own = System.getenv().entrySet().iterator().next();
        Result result = tool("--env", "A=1=2", "--env", own.getKey(), "environment");
        assertThat(result.out()).startsWith("A=1=2\n").contains(own.getKey() + "=");
        Result missing = tool("--env", "WITLOOF_NO_SUCH_VARIABLE", "environment");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("--env WITLOOF_NO_SUCH_VARIABLE: this process has no such variable");
    }

    @Test
    void grantsDirectories() throws Exception {
        assertThat(tool("--dir", folder + "::/data", "write", "/data/a", "text").exit())
                .isZero();
        assertThat(folder.resolve("a")).hasContent("text");
        assertThat(tool("--dir", folder + "::/data:ro", "read", "/data/a").out())
                .isEqualTo("text");
        assertThat(tool("--dir", folder + ":ro", "read", folder + "/a").out()).isEqualTo("text");
        assertThat(tool("--dir", folder + "::/data:ro", "write", "/data/a", "x").err())
                .contains("Read-only");
        assertThat(tool("--dir", folder + "::/data", "read", "/data/../a").exit())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--dir, ::/data, but was given \"::/data\"",
        "--dir, ./no-such-folder, cannot be given to guests",
        "--env, =x, name of a variable is not empty",
        "--allow-tcp, example.com, found the network grant `example.com`; wanted is",
        "--allow-tcp-listen, example.com, found the network grant",
        "--allow-udp, example.com, found the network grant",
        "--allow-udp-receive, example.com, found the network grant",
        "--allow-lookup, a:1, found the host `a:1`; wanted is",
        "--allow-http, example.com, found the HTTP grant `example.com`; wanted is",
        "--send, a=b, --send does not go with a program",
        "--broker, 'memory:', --broker does not go with a program"
    })
    void refusesWhatMakesNoSense(String option, String value, String told) {
        Result result = tool(option, value, "environment");
        assertThat(result.err()).contains(told);
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void callsAFunctionOfAComponentThatUsesWasi() throws Exception {
        Files.writeString(folder.resolve("file"), "text");
        Result result = tool("--invoke", "wasi:cli/run.run()", "--dir", folder + "::/data:ro", "read", "/data/file");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualToNormalizingNewlines("textok\n");
        assertThat(result.exit()).isZero();
        Result denied = tool("--invoke", "wasi:cli/run.run()", "read", "/data/file");
        assertThat(denied.exit()).isEqualTo(1);
        assertThat(denied.err()).endsWith("the guest has exited with code 1\n");
        assertThat(tool("--invoke", "wasi:cli/run.run()", "--dir", "./none", "x")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aGuestThatIsNoProgramWantsTopics() {
        Result result = run(guest("upper-c"));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--subscribe is missing: a topic whose messages the guest handles");
    }

    @Test
    void aComponentOfAnotherKindIsToldWithWhatCanBeCalled() {
        Result result = run(guest("greet"));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("error: the component exports neither wasi:cli/run, to be run, nor"
                        + " wasi:messaging/incoming-handler, to handle messages: call one of its functions with"
                        + " --invoke:\n  witloof:greet/people.describe\n  greet\n");
    }

    @Test
    void passesOnTheStreamsOfTheProcess() throws Exception {
        try (HostProcess process = HostProcess.start(
                Map.of("GREETING", "hé"),
                "run",
                "--inherit-stdio",
                "--env",
                "GREETING",
                guest("tool"),
                "environment")) {
            assertThat(process.awaitExit()).isZero();
            assertThat(process.out()).containsExactly("GREETING=hé");
        }
    }

    @Test
    void whatAMessagingGuestPrintsIsLogged() throws Exception {
        try (HostProcess process = HostProcess.start(
                Map.of(), "run", "-v", guest("noter"), "--subscribe", "notes", "--send", "notes=hello")) {
            assertThat(process.awaitError("printed: hello")).contains("INFO", " on notes of connection default");
            assertThat(process.awaitExit()).isZero();
            assertThat(process.out()).isEmpty();
        }
    }

    @Test
    void orPassedOn() throws Exception {
        try (HostProcess process = HostProcess.start(
                Map.of(), "run", guest("noter"), "--subscribe", "notes", "--send", "notes=hello", "--inherit-stdio")) {
            assertThat(process.awaitExit()).isZero();
            assertThat(process.out()).containsExactly("hello");
        }
    }
}
