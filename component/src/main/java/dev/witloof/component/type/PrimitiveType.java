package dev.witloof.component.type;

import java.util.Locale;

/** A value type without structure; strings and error contexts are counted among them, as the binary format does. */
public enum PrimitiveType implements ValueType {
    /** True or false. */
    BOOL,
    /** A signed integer of 8 bits. */
    S8,
    /** An unsigned integer of 8 bits. */
    U8,
    /** A signed integer of 16 bits. */
    S16,
    /** An unsigned integer of 16 bits. */
    U16,
    /** A signed integer of 32 bits. */
    S32,
    /** An unsigned integer of 32 bits. */
    U32,
    /** A signed integer of 64 bits. */
    S64,
    /** An unsigned integer of 64 bits. */
    U64,
    /** An IEEE 754 number of 32 bits. */
    F32,
    /** An IEEE 754 number of 64 bits. */
    F64,
    /** A Unicode scalar value: a code point that is no surrogate. */
    CHAR,
    /** A sequence of Unicode scalar values. */
    STRING,
    /** A handle to an error description of the runtime. */
    ERROR_CONTEXT;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The keyword of this type in WIT.
     *
     * @return for example {@code "u8"} or {@code "error-context"}
     */
    public String text() {
        return text;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitPrimitive(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
