package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void whatTheGuestPrintsCannotForgeALine() {
        Result result = run("upper-c", "--send", "orders=a\nreply: forged", "--send", "orders=fail:a\nb");
        assertThat(result.out()).isEqualToNormalizingNewlines("orders.upper: A\\u{a}REPLY: FORGED\n");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void waitsForMessagesThatWildcardsMatch() {
        Result result = witloof(
                "run",
                GUESTS + "upper-c.wasm",
                "--subscribe",
                "orders.*",
                "--subscribe",
                "orders.new",
                "--send",
                "orders.new=a",
                "--send",
                "orders.old=b");
        // Two subscriptions get the first message, none what the guest publishes.
        assertThat(result.out()).isEqualToNormalizingNewlines("""
                orders.new.upper: A
                orders.new.upper: A
                orders.old.upper: B
                """);
        assertThat(result.exit()).isZero();
    }

    @Test
    void waitsForTheDeadLettersThatTheGuestHandles() {
        Result result = run("upper-c", "--subscribe", "orders.dlq", "--send", "orders=fail:x");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("failed: orders", "failed: orders.dlq");
    }

    @Test
    @Timeout(300)
    void aMessageThatTheBrokerRefusesTheGuestIsNotWaitedFor() {
        Result result = run("requester", "--subscribe", "a.>", "--send", "orders=send a.* x");
        assertThat(result.out())
                .startsWith("results: error: other(invalid-topic: ")
                .hasLineCount(1);
        assertThat(result.exit()).isZero();
    }

    @Test
    void aTopicThatNobodyHandlesOrThatIsMalformedIsAMistakeOfTheCommandLine() {
        Result nobody = run("upper-c", "--send", "bills=a");
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("nobody would get a message to bills").contains("add --subscribe bills");
        Result malformed = run("upper-c", "--subscribe", "a b", "--send", "orders=a");
        assertThat(malformed.exit()).isEqualTo(2);
        assertThat(malformed.err()).contains("topic \"a b\" is malformed");
        Result wildcard = run("upper-c", "--subscribe", ">", "--send", "*=a");
        assertThat(wildcard.exit()).isEqualTo(2);
        assertThat(wildcard.err()).contains("not published to");
    }

    @Test
    void sendsMoreThanTheQueueHoldsAtOnceButNoMessageThatIsTooLarge(@TempDir Path folder) throws Exception {
        byte[] body = new byte[8 << 20];
        Arrays.fill(body, (byte) 0xff);
        Path most = Files.write(folder.resolve("most"), body);
        List<String> sends = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            sends.addAll(List.of("--send", "orders=@" + most));
        }
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("run", GUESTS + "upper-c.wasm", "--subscribe", "orders"));
        arguments.addAll(sends);
        int exit = Main.run(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(err, true), arguments.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();

        Path more = Files.write(folder.resolve("more"), new byte[(8 << 20) + 1]);
        Result tooLarge = run("upper-c", "--send", "orders=@" + more);
        assertThat(tooLarge.exit()).isEqualTo(1);
        assertThat(tooLarge.err())
                .isEqualToNormalizingNewlines("error: " + more
                        + ": has more than 8388608 bytes, which is the most that a message can have\n");
        assertThat(run("upper-c", "--send", "orders=@" + folder).err()).contains("cannot be read: Is a directory");
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
        assertThat(form.err()).isEqualToNormalizingNewlines("""
                error: --send wants TOPIC=TEXT, but was given "orders"
                see: witloof run --help
                """);
        assertThat(run("upper-c", "--attempts", "0", "--send", "orders=a").exit())
                .isEqualTo(2);
        assertThat(run("upper-c", "--instances", "0", "--send", "orders=a").exit())
                .isEqualTo(2);
    }

    @Test
    void aNameThatStartsWithAnAtSignIsNoFileOfArguments(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        assertThat(witloof("@" + file).exit()).isEqualTo(2);
    }

    @Test
    void everyCommandHasTheVersion() {
        assertThat(witloof("--version").out()).startsWith("witloof ");
        assertThat(witloof("run", "--version").out()).startsWith("witloof ");
        assertThat(witloof("generate", "--version").out()).startsWith("witloof ");
    }

    @Test
    void helpDocumentsTheExitCodes() {
        Result result = witloof("--help");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Exit codes:").contains("generate").contains("run");
    }
}
