package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.messaging.config.HostConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCommandTest {

    private static final Path GUEST = Path.of(
                    System.getProperty("witloof.guests", "../it/guests/prebuilt"), "upper-c.wasm")
            .toAbsolutePath();

    @TempDir
    Path folder;

    private record Result(int exit, String out, String err) {}

    private static Result witloof(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Result(exit, out.toString(), err.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("host.yaml"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory:",
                "amqp://127.0.0.1",
                "kafka://127.0.0.1:9092",
                "mqtt://127.0.0.1",
                "nats://127.0.0.1:4222",
                "rabbitmq://127.0.0.1"
            })
    void aFileThatIsRightIsOk(String url) throws IOException {
        Path file = write("""
                component: %s
                connections: {default: {url: "%s"}}
                subscriptions: [{topic: orders, group: shop}]
                """.formatted(GUEST, url));
        Result result = witloof("config", "check", file.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualToNormalizingNewlines(file + ": ok\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void nothingIsWrongWithTheExamplesOfTheDocumentation() throws IOException {
        Path examples = Path.of("../docs/examples");
        HostConfig full = HostConfig.check(examples.resolve("host.yaml"), Map.of("NATS_PASSWORD", "secret"));
        assertThat(full.connections()).hasSize(2);
        assertThat(witloof("config", "check", examples.resolve("least.yaml").toString())
                        .exit())
                .isZero();
    }

    @Test
    void allThatIsWrongIsToldWithItsPlace() throws IOException {
        Path file = write("""
                component: ./none.wasm
                connections:
                  a: {url: "kafka://127.0.0.1:9092", settings: {conect-timeout: 3s}}
                  b: {url: "rabbitmq://127.0.0.1", settings: {connect-timeout: soon}}
                  c: {url: "nowhere:"}
                subscriptions: [{topic: orders, conection: a}]
                """);
        Result checked = witloof("config", "check", file.toString());
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.out()).isEmpty();
        assertThat(checked.err())
                .contains("error: the component \"./none.wasm\" is not there: there is no such file", file + ":1:12")
                .contains("unknown setting conect-timeout; did you mean connect-timeout?", file + ":3:")
                .contains("setting connect-timeout is \"soon\", but wanted is a duration", file + ":4:")
                .contains("no broker adapter serves the scheme nowhere", file + ":5:")
                .contains("unknown key `conection`; did you mean `connection`?", file + ":6:");
        Result run = witloof("run", "-c", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualToNormalizingNewlines("checking " + file + "\n" + checked.err());
    }

    @Test
    void runTellsTheMistakesOfEveryAdapterWithTheirPlaces() throws IOException {
        Path file = write("""
                component: %s
                connections:
                  a: {url: "kafka://127.0.0.1:9092", settings: {conect-timeout: 3s}}
                  b: {url: "rabbitmq://127.0.0.1", settings: {connect-timeout: soon, prefetsch: 1}}
                subscriptions: [{topic: orders, connection: a}]
                """.formatted(GUEST));
        Result run = witloof("run", "-c", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("unknown setting conect-timeout; did you mean connect-timeout?", file + ":3:")
                .contains("setting connect-timeout is \"soon\"", file + ":4:")
                .contains("unknown setting prefetsch", file + ":4:81");
        assertThat(run.err())
                .endsWith(witloof("config", "check", file.toString()).err());
    }

    @Test
    void aComponentThatDoesNotFitIsToldInLines() throws IOException {
        Path file = write("""
                component: %s
                connections: {default: {url: "memory:"}}
                subscriptions: [{topic: orders}]
                """.formatted(GUEST.resolveSibling("mismatch.wasm")));
        assertThat(witloof("config", "check", file.toString()).err().lines())
                .hasSize(7)
                .anyMatch(line -> line.startsWith("    - import `wasi:messaging/types@"))
                .contains("        component: func(self: borrow<$message>, content-type: list<u8>)")
                .endsWith(" --> " + file + ":1:12");
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        Path none = folder.resolve("none.yaml");
        assertThat(witloof("config", "check", none.toString()).err())
                .isEqualToNormalizingNewlines("error: " + none + ": there is no such file\n");
        assertThat(witloof("run", "--config", none.toString()).exit()).isEqualTo(1);
        assertThat(witloof("config").exit()).isEqualTo(2);
    }

    @Test
    void optionsThatDoNotGoTogetherAreMistakesOfTheCommandLine() {
        String guest = GUEST.toString();
        assertUsage("--subscribe does not go with --config", "run", "-c", "x.yaml", "--subscribe", "a");
        assertUsage("GUEST does not go with --config", "run", "-c", "x.yaml", guest);
        assertUsage("GUEST is missing", "run", "--subscribe", "a");
        assertUsage("--subscribe is missing", "run", guest, "--broker", "memory:");
        assertUsage("--send is missing", "run", guest, "--subscribe", "a");
        assertUsage("go with --broker", "run", guest, "--subscribe", "a", "--send", "a=b", "--group", "g");
        assertUsage("without --broker", "run", guest, "--subscribe", "a", "--send", "a=b", "--broker", "memory:");
        assertUsage("starts with a scheme", "run", guest, "--subscribe", "a", "--broker", "//u:secret@h");
        assertUsage("--setting wants KEY=VALUE", "run", guest, "--subscribe", "a", "--broker", "x:", "--setting", "pw");
        assertUsage("instances is 0", "run", guest, "--subscribe", "a", "--broker", "x:", "--instances", "0");
        assertUsage("maxAttempts is 0", "run", guest, "--subscribe", "a", "--broker", "x:", "--attempts", "0");
        assertUsage("a granted topic is empty", "run", guest, "--subscribe", "a", "--broker", "x:", "--grant-send", "");
    }

    private static void assertUsage(String message, String... arguments) {
        Result result = witloof(arguments);
        assertThat(result.err()).contains(message).doesNotContain("secret");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void anAdapterThatRefusesIsNamedByItsConnection() {
        Result result =
                witloof("run", GUEST.toString(), "--subscribe", "a", "--broker", "memory:", "--setting", "queue=1");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("loading " + GUEST.normalize() + " and connecting to memory:")
                .contains("\nerror: connection `default`: unknown setting queue");
    }
}
