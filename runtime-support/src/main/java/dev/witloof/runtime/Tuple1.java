package dev.witloof.runtime;

import dev.witloof.runtime.abi.Values;
import org.jspecify.annotations.Nullable;

/**
 * A tuple of one element: WIT's {@code tuple<a>}.
 *
 * <p>Equality is by content, also where an element is an array or holds one. Immutable as far as its elements are.
 *
 * @param <A> the type of the element at index 0
 * @param v0 the element at index 0
 */
public record Tuple1<A>(A v0) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple1<?> that && Values.equal(v0, that.v0);
    }

    @Override
    public int hashCode() {
        return Values.hash(v0);
    }

    @Override
    public String toString() {
        return Values.text("Tuple1", v0);
    }
}
