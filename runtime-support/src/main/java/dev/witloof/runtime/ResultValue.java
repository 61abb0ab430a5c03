package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code result}.
 *
 * @param isOk whether it is ok, and not an error
 * @param payload what it carries as either, if that carries anything
 */
public record ResultValue(boolean isOk, Optional<ComponentValue> payload) implements ComponentValue {
    static final ResultValue OK = new ResultValue(true, Optional.empty());
    static final ResultValue ERR = new ResultValue(false, Optional.empty());

    /**
     * Makes a result.
     *
     * @param isOk whether it is ok, and not an error
     * @param payload what it carries as either, if that carries anything
     */
    public ResultValue {
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
