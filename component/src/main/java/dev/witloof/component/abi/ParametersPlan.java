package dev.witloof.component.abi;

import java.util.List;

/**
 * The plan of all parameters of a function: core values if they are few enough, otherwise one record in linear memory.
 *
 * @param fields the parameters in the order of declaration
 * @param layout the room that they take together; size 0 if there are none
 */
public record ParametersPlan(List<FieldPlan> fields, Layout layout) {
    /**
     * Copies the list.
     *
     * @param fields the parameters
     * @param layout the room that they take together
     */
    public ParametersPlan {
        fields = List.copyOf(fields);
    }

    /**
     * Whether the parameters are passed as a pointer to a record in linear memory.
     *
     * @return whether they flatten to more than {@value Layout#MAX_FLAT} core values
     */
    public boolean spilled() {
        return layout.flat().isEmpty();
    }

    /**
     * The bytes that the parameters take in linear memory when spilled.
     *
     * @return a multiple of the alignment
     */
    public int size() {
        return layout.size();
    }

    /**
     * The alignment of the parameters in linear memory when spilled.
     *
     * @return 1, 2, 4 or 8
     */
    public int alignment() {
        return layout.alignment();
    }

    /**
     * The core types that the parameters are flattened to.
     *
     * @return at most {@value Layout#MAX_FLAT} types
     * @throws IllegalStateException if they are spilled
     */
    public List<CoreType> flat() {
        return layout.flat()
                .orElseThrow(() ->
                        new IllegalStateException("the parameters take more than " + Layout.MAX_FLAT + " core values"));
    }
}
