package dev.witloof.component.abi;

import java.util.Locale;

/** A value type of core WebAssembly to which component values are flattened. */
public enum CoreType {
    /** A 32-bit integer. */
    I32,
    /** A 64-bit integer. */
    I64,
    /** A 32-bit float. */
    F32,
    /** A 64-bit float. */
    F64;

    private final String text = name().toLowerCase(Locale.ROOT);

    /**
     * The type that can hold the bits of both: what two cases of a variant share (CanonicalABI.md, "Flattening").
     *
     * @param other the other type
     * @return this type if both are the same, {@link #I32} if both have 32 bits, otherwise {@link #I64}
     */
    public CoreType join(CoreType other) {
        if (this == other) {
            return this;
        }
        return is32Bit() && other.is32Bit() ? I32 : I64;
    }

    private boolean is32Bit() {
        return this == I32 || this == F32;
    }

    /**
     * The name in the text format.
     *
     * @return for example {@code "i32"}
     */
    @Override
    public String toString() {
        return text;
    }
}
