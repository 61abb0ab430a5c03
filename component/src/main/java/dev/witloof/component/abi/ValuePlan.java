package dev.witloof.component.abi;

import dev.witloof.component.type.ValueType;
import java.util.List;

/**
 * How the values of a type are lifted and lowered, from and to linear memory and core values.
 *
 * <p>A plan is immutable and belongs to its type: plans are equal when their types are. The plans of a type whose parts are
 * shared share theirs, so a plan takes no more room than its type; walking one as a tree may take exponential time.
 */
public sealed interface ValuePlan
        permits ScalarPlan, StringPlan, ListPlan, FixedListPlan, RecordPlan, VariantPlan, FlagsPlan, HandlePlan {
    /**
     * The type whose values are lifted and lowered.
     *
     * @return the type
     */
    ValueType type();

    /**
     * The room that a value takes.
     *
     * @return size, alignment and core types
     */
    Layout layout();

    /**
     * The bytes that a value takes in linear memory.
     *
     * @return a positive multiple of the alignment
     */
    default int size() {
        return layout().size();
    }

    /**
     * The alignment of a value in linear memory.
     *
     * @return 1, 2, 4 or 8
     */
    default int alignment() {
        return layout().alignment();
    }

    /**
     * Whether a value can be passed as core values: whether it flattens to {@value Layout#MAX_FLAT} of them at most.
     *
     * @return whether {@link #flat()} may be called
     */
    default boolean flattens() {
        return layout().flat().isPresent();
    }

    /**
     * The core types that a value is flattened to.
     *
     * @return from 1 to {@value Layout#MAX_FLAT} types
     * @throws IllegalStateException if they are more, see {@link #flattens()}
     */
    default List<CoreType> flat() {
        return layout().flat()
                .orElseThrow(() -> new IllegalStateException(
                        "a value of this type takes more than " + Layout.MAX_FLAT + " core values"));
    }
}
