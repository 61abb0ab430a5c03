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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

    private static final String GUESTS = System.getProperty("witloof.guests", "../it/guests/prebuilt") + "/";

    private record Result(int exit, String out, String err) {}

    private static Result witloof(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Result(exit, out.toString(), err.toString());
    }

    private static Result run(String guest, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", GUESTS + guest + ".wasm", "--subscribe", "orders"));
        arguments.addAll(List.of(more));
        return witloof(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper-c", "upper-rust"})
    void printsWhatTheGuestPublished(String guest) {
        Result result = run(guest, "--send", "orders=hello, world", "--send", "orders=again");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualToNormalizingNewlines("""
                orders.upper: HELLO, WORLD
                orders.upper: AGAIN
                """);
        assertThat(result.exit()).isZero();
    }

    @Test
    void printsWhatTheGuestReplied() {
        Result result = run("upper-c", "--send", "orders=hello", "--metadata", "reply=yes");
        assertThat(result.out()).isEqualToNormalizingNewlines("""
                orders.upper: HELLO
                reply: HELLO
                """);
    }

    @Test
    void waitsForWhatTheGuestSendsToItself() {
        Result result = run("upper-c", "--subscribe", "orders.upper", "--send", "orders=a");
        assertThat(result.out()).isEqualToNormalizingNewlines("""
                orders.upper: A
                orders.upper.upper: A
                """);
    }

    @Test
    void sendsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("body"), new byte[] {'a', (byte) 0xff});
        Result result = run("upper-c", "--send", "orders=@" + file);
        assertThat(result.out()).isEqualToNormalizingNewlines("orders.upper: 0x41ff\n");
        assertThat(run("upper-c", "--send", "orders=@" + folder.resolve("none")).err())
                .contains("none: there is no such file");
    }

    @Test
    void whatTheGuestPrintsCannotSteerTheTerminal() {
        Result result = run("upper-c", "--send", "orders=\u001b[31mred\u202e");
        assertThat(result.out()).isEqualToNormalizingNewlines("orders.upper: \\u{1b}[31MRED\\u{202e}\n");
    }

    @Test
    void aFailedMessageIsToldWithItsReasonAndEndsWithOne() {
        Result result = run("upper-c", "--attempts", "2", "--send", "orders=fail:out of stock", "--send", "orders=b");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("failed: orders, attempt ") && line.contains("out of stock"));
        assertThat(result.out()).isEqualToNormalizingNewlines("orders.upper: B\n");
    }

    @Test
    void aTrapIsToldAndTheNextMessageIsHandled() {
        Result result = run("hostile", "--send", "orders=trap", "--send", "orders=ok");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("attempt 1 of 1: the guest trapped").contains("unreachable");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void aGuestThatRunsForEverIsEnded() {
        Result result = run("hostile", "--deadline", "0.2", "--send", "orders=loop");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("deadline of 200 ms");
    }

    @Test
    void aComponentThatDoesNotFitIsRefusedAsTheReadmeShows() throws Exception {
        Result result = run("mismatch", "--send", "orders=a");
        assertThat(result.exit()).isEqualTo(1);
        String shown = Files.readString(Path.of("../docs/examples/link-error.txt"));
        assertThat(result.err().replace(GUESTS, "it/guests/prebuilt/")).isEqualToNormalizingNewlines(shown);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void whatIsNoComponentIsRefused(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("guest.wasm"), "hello");
        Result malformed = witloof("run", text.toString(), "--subscribe", "a", "--send", "a=b");
        assertThat(malformed.exit()).isEqualTo(1);
        assertThat(malformed.err()).contains("guest.wasm: malformed component at offset 0x0");
        Result missing = witloof("run", folder.resolve("none.wasm").toString(), "--subscribe", "a", "--send", "a=b");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("none.wasm: there is no such file");
    }

    @Test
    void aCommandLineThatMakesNoSenseEndsWithTwo() {
        assertThat(witloof().exit()).isEqualTo(2);
        assertThat(witloof("run").exit()).isEqualTo(2);
        assertThat(witloof("fly").exit()).isEqualTo(2);
        Result form = run("upper-c", "--send", "orders");
        assertThat(form.exit()).isEqualTo(2);
        assertThat(form.err()).contains("--send wants TOPIC=TEXT, but was given \"orders\"");
        assertThat(run("upper-c", "--attempts", "0", "--send", "orders=a").exit())
                .isEqualTo(2);
        assertThat(run("upper-c", "--instances", "0", "--send", "orders=a").exit())
                .isEqualTo(2);
    }

    @Test
    void helpDocumentsTheExitCodes() {
        Result result = witloof("--help");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Exit codes:").contains("generate").contains("run");
    }
}
