package dev.witloof.it;

import dev.witloof.runtime.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The guests that the tests run: those of the folder that the system property {@code witloof.guests} names, and the
 * prebuilt ones without it.
 */
final class Guests {
    private static final Path FOLDER = Path.of(System.getProperty("witloof.guests", "guests/prebuilt"));

    private Guests() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".wasm");
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Component load(String name) {
        return load(name, Component.Options.DEFAULT);
    }

    static Component load(String name, Component.Options options) {
        try {
            return Component.load(file(name), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
