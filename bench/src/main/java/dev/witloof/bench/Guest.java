package dev.witloof.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The guests that are measured. */
public enum Guest {
    /** {@code greet(string) -> string} and {@code people.describe(person) -> person}, in C. */
    GREET("greet"),
    /** {@code incoming-handler.handle(message)}, in C: sends the message on, upper-cased. */
    UPPER("upper-c"),
    /** Calls a sink that the host implements, in a loop. */
    RELAY("relay"),
    /** The same with a component within as the sink. */
    COMPOSED("composed");

    private final String file;

    Guest(String name) {
        this.file = name + ".wasm";
    }

    /**
     * Reads the guest's component.
     *
     * @return its bytes
     */
    public byte[] bytes() {
        try (InputStream in = Guest.class.getResourceAsStream("/guests/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the class path holds no guests/" + file + ": build with Maven");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
