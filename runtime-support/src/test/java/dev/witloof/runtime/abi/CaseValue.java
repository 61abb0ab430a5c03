package dev.witloof.runtime.abi;

import org.jspecify.annotations.Nullable;

/** A value of a variant, option, result or enum, as {@link ValueLifting} and {@link ValueLowering} have it. */
record CaseValue(int index, @Nullable Object payload) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaseValue that && index == that.index && Values.equal(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Values.hash(index, payload);
    }
}
