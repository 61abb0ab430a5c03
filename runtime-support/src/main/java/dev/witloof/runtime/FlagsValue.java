package dev.witloof.runtime;

import dev.witloof.component.type.FlagsType;
import dev.witloof.runtime.wave.Wave;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code flags}: the set of those that are set. */
public final class FlagsValue implements ComponentValue {
    private final List<String> names;
    private final int bits;

    private FlagsValue(List<String> names, int bits) {
        this.names = names;
        this.bits = bits;
    }

    /**
     * Makes flags.
     *
     * @param names the names of the flags that are set, in any order; copied
     * @return the flags
     * @throws IllegalArgumentException if there are more than {@value FlagsType#MAX_FLAGS}
     */
    public static FlagsValue of(Collection<String> names) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(names));
        if (distinct.size() > FlagsType.MAX_FLAGS) {
            throw new IllegalArgumentException(
                    "at most " + FlagsType.MAX_FLAGS + " flags can be set, not " + distinct.size());
        }
        return new FlagsValue(distinct, lowest(distinct.size()));
    }

    /**
     * Makes flags of bits.
     *
     * @param names the names of all flags, in the order of their bits; at most {@value FlagsType#MAX_FLAGS}
     * @param bits the bits, the first flag's the lowest; those above the last flag are ignored
     * @return the flags
     * @throws IllegalArgumentException if there are too many names
     */
    public static FlagsValue of(List<String> names, int bits) {
        if (names.size() > FlagsType.MAX_FLAGS) {
            throw new IllegalArgumentException("at most " + FlagsType.MAX_FLAGS + " flags exist, not " + names.size());
        }
        return new FlagsValue(List.copyOf(names), bits & lowest(names.size()));
    }

    private static int lowest(int count) {
        return count == FlagsType.MAX_FLAGS ? -1 : (1 << count) - 1;
    }

    /**
     * The flags that are set.
     *
     * @return an unmodifiable set, in the order in which the flags were declared or given
     */
    public Set<String> names() {
        Set<String> set = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((bits & 1 << i) != 0) {
                set.add(names.get(i));
            }
        }
        return Collections.unmodifiableSet(set);
    }

    /**
     * The flags as bits.
     *
     * @param order the names of all flags, in the order of their bits
     * @return the bits, the first flag's the lowest; flags that are not in the order are left out
     */
    public int bits(List<String> order) {
        // The flags of a type come with its own list, or an equal one.
        if (order.equals(names)) {
            return bits;
        }
        Set<String> set = names();
        int ordered = 0;
        for (int i = 0; i < order.size(); i++) {
            ordered |= set.contains(order.get(i)) ? 1 << i : 0;
        }
        return ordered;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlagsValue that && names().equals(that.names());
    }

    @Override
    public int hashCode() {
        return names().hashCode();
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
