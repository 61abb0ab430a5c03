package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.Objects;

/**
 * An {@code enum}.
 *
 * @param name the name of the case
 */
public record EnumValue(String name) implements ComponentValue {
    /**
     * Makes an enum.
     *
     * @param name the name of the case
     */
    public EnumValue {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
