package dev.witloof.component.definition;

import java.util.OptionalLong;

/**
 * How large a core table or memory is, and may become.
 *
 * @param minimum the elements or pages that it has at first, unsigned
 * @param maximum the most that it may have, unsigned; empty if nothing bounds it
 * @param wide whether its addresses have 64 bits
 */
public record CoreLimits(long minimum, OptionalLong maximum, boolean wide) {
    /**
     * Whether something of these limits may stand where other limits are wanted: with addresses of the same width, at least
     * as large, and bounded at least as tightly.
     *
     * @param wanted the limits that are wanted
     * @return whether these fit
     */
    public boolean fit(CoreLimits wanted) {
        return wide == wanted.wide
                && Long.compareUnsigned(minimum, wanted.minimum) >= 0
                && (wanted.maximum.isEmpty()
                        || (maximum.isPresent()
                                && Long.compareUnsigned(maximum.getAsLong(), wanted.maximum.getAsLong()) <= 0));
    }

    /**
     * The limits in the text format.
     *
     * @return for example {@code 1 16}, with {@code i64} before it where addresses have 64 bits
     */
    @Override
    public String toString() {
        return (wide ? "i64 " : "")
                + Long.toUnsignedString(minimum)
                + (maximum.isPresent() ? " " + Long.toUnsignedString(maximum.getAsLong()) : "");
    }
}
