package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.List;

/**
 * A {@code tuple}.
 *
 * @param elements the elements in order; unmodifiable
 */
public record TupleValue(List<ComponentValue> elements) implements ComponentValue {
    /**
     * Copies the list.
     *
     * @param elements the elements in order
     */
    public TupleValue {
        elements = List.copyOf(elements);
    }

    @Override
    public List<ComponentValue> parts() {
        return elements;
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
