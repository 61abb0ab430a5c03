package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An {@code option}.
 *
 * @param value what is there, if anything is
 */
public record OptionValue(Optional<ComponentValue> value) implements ComponentValue {
    static final OptionValue NONE = new OptionValue(Optional.empty());

    /**
     * Makes an option.
     *
     * @param value what is there, if anything is
     */
    public OptionValue {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public List<ComponentValue> parts() {
        return value.map(List::of).orElse(List.of());
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
