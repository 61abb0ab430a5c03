package dev.witloof.runtime.link;

import dev.witloof.runtime.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The prebuilt guests. */
final class Guests {
    private Guests() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of("..", "it", "guests", "prebuilt", name + ".wasm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Component load(String name) {
        return Component.load(bytes(name));
    }
}
