package dev.witloof.component.type;

import java.util.List;
import java.util.function.Function;

/**
 * A set of named flags: {@code flags{a, b}}.
 *
 * @param names the flags in the order of their bits, from 1 to 32
 */
public record FlagsType(List<String> names) implements ValueType {
    /** The largest number of flags that the component model allows. */
    public static final int MAX_FLAGS = 32;

    /**
     * Copies and checks the names.
     *
     * @param names the flags in the order of their bits, from 1 to 32
     * @throws IllegalArgumentException if there is no name or more than 32, one is not in kebab case, or two are the same
     */
    public FlagsType {
        if (names.size() > MAX_FLAGS) {
            throw new IllegalArgumentException(
                    "flags have at most " + MAX_FLAGS + " members, and these have " + names.size());
        }
        names = Labels.list("flags", "flag", names, Function.identity());
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitFlags(this);
    }

    /** A hash code that takes constant time, for types with very many names that are parts of very many others. */
    @Override
    public int hashCode() {
        return 31 * names.size() + names.get(names.size() - 1).hashCode();
    }

    @Override
    public String toString() {
        return TypeText.describe(this);
    }
}
