package dev.witloof.runtime;

import dev.witloof.runtime.abi.Values;
import org.jspecify.annotations.Nullable;

/**
 * A tuple of 10 elements: WIT's {@code tuple<a, b, c, d, e, f, g, h, i, j>}.
 *
 * <p>Equality is by content, also where an element is an array or holds one. Immutable as far as its elements are.
 *
 * @param <A> the type of the element at index 0
 * @param <B> the type of the element at index 1
 * @param <C> the type of the element at index 2
 * @param <D> the type of the element at index 3
 * @param <E> the type of the element at index 4
 * @param <F> the type of the element at index 5
 * @param <G> the type of the element at index 6
 * @param <H> the type of the element at index 7
 * @param <I> the type of the element at index 8
 * @param <J> the type of the element at index 9
 * @param v0 the element at index 0
 * @param v1 the element at index 1
 * @param v2 the element at index 2
 * @param v3 the element at index 3
 * @param v4 the element at index 4
 * @param v5 the element at index 5
 * @param v6 the element at index 6
 * @param v7 the element at index 7
 * @param v8 the element at index 8
 * @param v9 the element at index 9
 */
public record Tuple10<A, B, C, D, E, F, G, H, I, J>(A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple10<?, ?, ?, ?, ?, ?, ?, ?, ?, ?> that
                && Values.equal(v0, that.v0)
                && Values.equal(v1, that.v1)
                && Values.equal(v2, that.v2)
                && Values.equal(v3, that.v3)
                && Values.equal(v4, that.v4)
                && Values.equal(v5, that.v5)
                && Values.equal(v6, that.v6)
                && Values.equal(v7, that.v7)
                && Values.equal(v8, that.v8)
                && Values.equal(v9, that.v9);
    }

    @Override
    public int hashCode() {
        return Values.hash(v0, v1, v2, v3, v4, v5, v6, v7, v8, v9);
    }

    @Override
    public String toString() {
        return Values.text("Tuple10", v0, v1, v2, v3, v4, v5, v6, v7, v8, v9);
    }
}
