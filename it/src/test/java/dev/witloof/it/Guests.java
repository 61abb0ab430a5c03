package dev.witloof.it;

import dev.witloof.runtime.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The guests that the tests run: those of the folder that the system property {@code witloof.guests} names; without it the
 * prebuilt ones, and the large ones as far as they were built.
 */
public final class Guests {
    private static final Path FOLDER = Path.of(System.getProperty("witloof.guests", "guests/prebuilt"));
    private static final Path LARGE = Path.of(System.getProperty("witloof.guests", "guests/large"));

    private Guests() {}

    public static Path file(String name) {
        Path file = FOLDER.resolve(name + ".wasm");
        return Files.exists(file) ? file : LARGE.resolve(name + ".wasm");
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Component load(String name) {
        return load(name, Component.Options.DEFAULT);
    }

    public static Component load(String name, Component.Options options) {
        try {
            return Component.load(file(name), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
