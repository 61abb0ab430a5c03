package dev.witloof.component.abi;

import java.util.List;
import java.util.Optional;

/**
 * How much room a value takes in linear memory and among core values (CanonicalABI.md, "Alignment", "Element Size",
 * "Flattening").
 *
 * @param size the bytes the value takes, a multiple of the alignment; 0 only for a function without parameters
 * @param alignment 1, 2, 4 or 8
 * @param flat the core types it is flattened to; empty if they are more than {@link #MAX_FLAT}, because then no function
 *     passes the value flat
 */
public record Layout(int size, int alignment, Optional<List<CoreType>> flat) {
    /** The largest number of core values that a function takes as its parameters. */
    public static final int MAX_FLAT = 16;

    /**
     * Copies the list.
     *
     * @param size the bytes the value takes
     * @param alignment 1, 2, 4 or 8
     * @param flat the core types it is flattened to, if they are few enough
     * @throws IllegalArgumentException if the size is not a multiple of the alignment, the alignment is none, or there are
     *     too many core types
     */
    public Layout {
        flat = flat.map(List::copyOf);
        if (Integer.bitCount(alignment) != 1 || alignment > 8 || size < 0 || size % alignment != 0) {
            throw new IllegalArgumentException("no layout has size " + size + " and alignment " + alignment);
        }
        if (flat.isPresent() && flat.get().size() > MAX_FLAT) {
            throw new IllegalArgumentException("at most " + MAX_FLAT + " core types count as flat, not "
                    + flat.get().size());
        }
    }
}
