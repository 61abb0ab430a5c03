package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/wasi.md, run. */
class WasiGuideTest {
    private static final String GUESTS = System.getProperty("witloof.guests", "../it/guests/prebuilt");

    @TempDir
    private Path data;

    @Test
    void runsAProgram() throws Exception {
        Files.writeString(data.resolve("greeting"), "hello");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        WasiCommand command = WasiCommand.prepare(Component.load(Path.of(GUESTS, "tool.wasm")));
        WasiHost wasi = WasiHost.builder()
                .arguments("tool", "read", "/data/greeting")
                .directory(data, "/data", DirectoryAccess.READ)
                .stdout(output)
                .build();
        int code;
        try (Store store = Store.create()) {
            code = command.run(store, wasi);
        }
        assertThat(code).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("hello");
    }

    @Test
    void grants() {
        assertThatCode(() -> {
                    WasiHost wasi = WasiHost.builder()
                            .environment("LANG", "en")
                            .inheritStdio()
                            .directory(data, "/data", DirectoryAccess.READ_WRITE)
                            .network(NetworkGrants.builder()
                                    .connect("db.example.com:5432", "10.0.0.0/8:*")
                                    .listen("127.0.0.1:8080")
                                    .build())
                            .http(HttpGrants.of("https://*.example.com/v1/*"))
                            .build();
                    assertThat(wasi.interfaces()).isNotNull();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void tellsAnExitFromAFault() {
        Trap trap = new Trap("it", new WasiExit(3));
        int code = WasiExit.code(trap).orElseThrow(() -> trap);
        assertThat(code).isEqualTo(3);
    }
}
