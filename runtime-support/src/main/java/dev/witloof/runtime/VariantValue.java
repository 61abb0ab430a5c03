package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code variant}.
 *
 * @param name the name of the case
 * @param payload what the case carries, if it carries anything
 */
public record VariantValue(String name, Optional<ComponentValue> payload) implements ComponentValue {
    /**
     * Makes a variant.
     *
     * @param name the name of the case
     * @param payload what the case carries, if it carries anything
     */
    public VariantValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(payload, "payload");
    }

    @Override
    public List<ComponentValue> parts() {
        return payload.map(List::of).orElse(List.of());
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
