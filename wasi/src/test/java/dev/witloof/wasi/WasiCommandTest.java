package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.witloof.wasi.Command;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real program, compiled with wasi-libc, on the host. */
class WasiCommandTest {
    @TempDir
    private Path folder;

    private WasiHostBuilder withFolder() {
        return WasiHost.builder().directory(folder, "/data", DirectoryAccess.READ_WRITE);
    }

    @Test
    void nothingIsGrantedByDefault() {
        assertThat(Tool.run(WasiHost.builder(), "environment")).isEqualTo(new Tool(0, "", ""));
        assertThat(Tool.run(WasiHost.builder(), "echo")).isEqualTo(new Tool(0, "", ""));
        assertThat(Tool.run(WasiHost.builder(), "read", "/etc/hosts").code()).isEqualTo(1);
        assertThat(Tool.run(WasiHost.builder(), "list", "/").code()).isEqualTo(1);
    }

    @Test
    void passesArgumentsAndEnvironment() {
        assertThat(Tool.run(WasiHost.builder(), "arguments", "a b", "ä").output())
                .isEqualTo("tool\narguments\na b\nä\n");
        WasiHostBuilder host = WasiHost.builder().environment("A", "1").environment(Map.of("B", "x=ö"));
        assertThat(Tool.run(host, "environment").output()).isEqualTo("A=1\nB=x=ö\n");
    }

    @Test
    void copiesStandardInput() {
        String text = "line\n".repeat(50_000);
        WasiHostBuilder host =
                WasiHost.builder().stdin(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(Tool.run(host, "echo").output()).isEqualTo(text);
    }

    @Test
    void tellsAnExitFromAFault() {
        assertThat(Tool.run(WasiHost.builder(), "exit", "0").code()).isZero();
        assertThat(Tool.run(WasiHost.builder(), "exit", "7").code()).isEqualTo(1); // all that the guest's 0.2.6 can say
        assertThatThrownBy(() -> Tool.run(WasiHost.builder(), "abort"))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("unreachable")
                .satisfies(trap -> assertThat(WasiExit.code((Trap) trap)).isEmpty());
    }

    @Test
    void anExitIsNoFailureOfTheHost() throws Exception {
        Command.Prepared tool = Command.prepare(Component.load(Tool.bytes()));
        WasiHost host = WasiHost.builder().arguments("tool", "exit", "0").build();
        try (Store store = Store.create();
                Command program = tool.instantiate(store, host.imports(Command.Imports.class))) {
            assertThatThrownBy(() -> program.exports().run().run())
                    .isInstanceOfSatisfying(Trap.class, trap -> {
                        assertThat(trap.rule()).isEqualTo(Trap.Rule.EXIT);
                        assertThat(WasiExit.code(trap)).hasValue(0);
                    })
                    .hasMessage("the guest has exited with code 0");
            assertThatThrownBy(() -> program.exports().run().run())
                    .isInstanceOfSatisfying(
                            Trap.class, trap -> assertThat(WasiExit.code(trap)).hasValue(0));
        }
    }

    @Test
    void showsTheClocksThatItIsGiven() {
        WasiHostBuilder host = WasiHost.builder()
                .wallClock(() -> Instant.ofEpochSecond(1_234_567_890, 5))
                .monotonicClock(() -> 7_000_000_001L);
        assertThat(Tool.run(host, "now").output()).isEqualTo("1234567890.000000005 7.000000001\n");
    }

    @Test
    void usesTheRandomNumbersThatItIsGiven() {
        WasiHostBuilder host = WasiHost.builder().random(new Random(1));
        byte[] expected = new byte[8];
        new Random(1).nextBytes(expected);
        StringBuilder text = new StringBuilder();
        for (byte each : expected) {
            text.append(String.format("%02x", each));
        }
        assertThat(Tool.run(host, "entropy").output()).isEqualTo(text + "\n");
    }

    @Test
    void sleeps() {
        long start = System.nanoTime();
        assertThat(Tool.run(WasiHost.builder(), "sleep", "120").output()).isEqualTo("awake\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void aDeadlineEndsASleep() {
        WasiCommand command = WasiCommand.prepare(Component.load(Tool.bytes()));
        WasiHost host = WasiHost.builder().arguments("tool", "sleep", "60000").build();
        try (Store store = Store.builder().deadline(Duration.ofMillis(300)).build()) {
            assertThatThrownBy(() -> command.run(store, host))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("deadline of 300 ms");
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void usesFiles() throws Exception {
        assertThat(Tool.run(withFolder(), "write", "/data/a", "one").code()).isZero();
        assertThat(Tool.run(withFolder(), "append", "/data/a", " two").code()).isZero();
        assertThat(folder.resolve("a")).hasContent("one two");
        assertThat(Tool.run(withFolder(), "read", "/data/a").output()).isEqualTo("one two");
        assertThat(Tool.run(withFolder(), "describe", "/data/a").output()).isEqualTo("file 7\n");
        assertThat(Tool.run(withFolder(), "mkdir", "/data/d").code()).isZero();
        assertThat(Tool.run(withFolder(), "rename", "/data/a", "/data/d/b").code())
                .isZero();
        assertThat(Tool.run(withFolder(), "list", "/data/d").output().lines()).contains("b");
        assertThat(Tool.run(withFolder(), "symlink", "d/b", "/data/link").code())
                .isZero();
        assertThat(Tool.run(withFolder(), "readlink", "/data/link").output()).isEqualTo("d/b\n");
        assertThat(Tool.run(withFolder(), "read", "/data/link").output()).isEqualTo("one two");
        assertThat(Tool.run(withFolder(), "link", "/data/d/b", "/data/hard").code())
                .isZero();
        assertThat(Tool.run(withFolder(), "unlink", "/data/d/b").code()).isZero();
        assertThat(Tool.run(withFolder(), "rmdir", "/data/d").code()).isZero();
        assertThat(folder.resolve("hard")).hasContent("one two");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void leadsNowhereElse() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("up"), Path.of("../secret"));
        Files.createSymbolicLink(inner.resolve("absolute"), secret.toAbsolutePath());
        WasiHostBuilder host = WasiHost.builder().directory(inner, "/data", DirectoryAccess.READ_WRITE);
        for (String path : new String[] {"/data/up", "/data/absolute", "/data/../secret", secret.toString()}) {
            Tool result = Tool.run(host, "read", path);
            assertThat(result.code()).as(path).isEqualTo(1);
            assertThat(result.output()).as(path).isEmpty();
        }
        assertThat(Tool.run(host, "symlink", "/etc/hosts", "/data/new").code()).isEqualTo(1);
    }

    @Test
    void changesNothingThatItMayOnlyRead() throws Exception {
        Files.writeString(folder.resolve("a"), "text");
        WasiHostBuilder host = WasiHost.builder().directory(folder, "/data", DirectoryAccess.READ);
        assertThat(Tool.run(host, "read", "/data/a").output()).isEqualTo("text");
        assertThat(Tool.run(host, "list", "/data").output().lines()).contains("a");
        assertThat(Tool.run(host, "write", "/data/a", "x").error()).contains("Read-only");
        assertThat(Tool.run(host, "write", "/data/b", "x").error()).contains("Read-only");
        assertThat(Tool.run(host, "mkdir", "/data/c").error()).contains("Read-only");
        assertThat(Tool.run(host, "unlink", "/data/a").error()).contains("Read-only");
        assertThat(folder.resolve("a")).hasContent("text");
    }

    @Test
    void refusesAnotherTrack() {
        String text = new String(Tool.bytes(), StandardCharsets.ISO_8859_1).replace("@0.2.6", "@0.3.0");
        Component component = Component.load(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WasiCommand.prepare(component)).hasMessageContaining("wasi:cli/environment@0.3.0");
    }
}
