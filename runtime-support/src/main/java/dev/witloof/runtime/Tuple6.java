package dev.witloof.runtime;

import dev.witloof.runtime.abi.Values;
import org.jspecify.annotations.Nullable;

/**
 * A tuple of 6 elements: WIT's {@code tuple<a, b, c, d, e, f>}.
 *
 * <p>Equality is by content, also where an element is an array or holds one. Immutable as far as its elements are.
 *
 * @param <A> the type of the element at index 0
 * @param <B> the type of the element at index 1
 * @param <C> the type of the element at index 2
 * @param <D> the type of the element at index 3
 * @param <E> the type of the element at index 4
 * @param <F> the type of the element at index 5
 * @param v0 the element at index 0
 * @param v1 the element at index 1
 * @param v2 the element at index 2
 * @param v3 the element at index 3
 * @param v4 the element at index 4
 * @param v5 the element at index 5
 */
public record Tuple6<A, B, C, D, E, F>(A v0, B v1, C v2, D v3, E v4, F v5) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple6<?, ?, ?, ?, ?, ?> that
                && Values.equal(v0, that.v0)
                && Values.equal(v1, that.v1)
                && Values.equal(v2, that.v2)
                && Values.equal(v3, that.v3)
                && Values.equal(v4, that.v4)
                && Values.equal(v5, that.v5);
    }

    @Override
    public int hashCode() {
        return Values.hash(v0, v1, v2, v3, v4, v5);
    }

    @Override
    public String toString() {
        return Values.text("Tuple6", v0, v1, v2, v3, v4, v5);
    }
}
