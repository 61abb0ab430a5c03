package dev.witloof.codegen.run;

import dev.witloof.runtime.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The prebuilt guests. */
final class Guests {
    private Guests() {}

    static Component load(String name) {
        try {
            return Component.load(Path.of("..", "it", "guests", "prebuilt", name + ".wasm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
