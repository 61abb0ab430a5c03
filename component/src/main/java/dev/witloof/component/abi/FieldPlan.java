package dev.witloof.component.abi;

import java.util.OptionalInt;

/**
 * A field of a record or a parameter of a function, and where it lies.
 *
 * @param name the name in WIT, or the position within a tuple
 * @param plan the plan of the value
 * @param offset the bytes from the start of the record in linear memory
 * @param flatStart the position of the first core value among those of the record; empty if the record does not flatten
 */
public record FieldPlan(String name, ValuePlan plan, int offset, OptionalInt flatStart) {
    /**
     * The position of the first core value among those of the record.
     *
     * @return at least 0
     * @throws IllegalStateException if the record does not flatten
     */
    public int flatIndex() {
        return flatStart.orElseThrow(() -> new IllegalStateException(
                "`" + name + "` has no place among core values: there would be more than " + Layout.MAX_FLAT));
    }
}
