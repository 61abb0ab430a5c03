package dev.witloof.wasi;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The prebuilt program over wasi-libc, and what one run of it printed; {@code -Dwitloof.guests=DIR} takes a rebuilt one. */
record Tool(int code, String output, String error) {
    private static final Path FOLDER = Path.of(System.getProperty("witloof.guests", "../it/guests/prebuilt"));
    private static final WasiCommand COMMAND = WasiCommand.prepare(load());

    static byte[] bytes() {
        try {
            return Files.readAllBytes(FOLDER.resolve("tool.wasm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Component load() {
        return Component.load(bytes());
    }

    static Tool run(WasiHostBuilder host, String... words) {
        return run(COMMAND, host, words);
    }

    static Tool run(WasiCommand command, WasiHostBuilder host, String... words) {
        List<String> arguments = new ArrayList<>(List.of("tool"));
        arguments.addAll(List.of(words));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        try (Store store = Store.builder().deadline(Duration.ofMinutes(5)).build()) {
            int code = command.run(
                    store,
                    host.arguments(arguments).stdout(output).stderr(error).build());
            return new Tool(code, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
        }
    }
}
