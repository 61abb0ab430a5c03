package dev.witloof.messaging;

import dev.witloof.runtime.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The prebuilt guests, each loaded once; {@code -Dwitloof.guests=DIR} takes rebuilt ones. */
final class Guests {

    private static final Path FOLDER = Path.of(System.getProperty("witloof.guests", "../it/guests/prebuilt"));
    private static final Map<String, Component> LOADED = new ConcurrentHashMap<>();

    private Guests() {}

    static Component load(String name) {
        return LOADED.computeIfAbsent(name, guest -> {
            try {
                return Component.load(FOLDER.resolve(guest + ".wasm"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
