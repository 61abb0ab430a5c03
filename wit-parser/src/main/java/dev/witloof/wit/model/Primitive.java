package dev.witloof.wit.model;

import java.util.Locale;

/** The types that WIT itself defines and that have no parts. */
public enum Primitive implements Type {
    /** {@code bool}. */
    BOOL,
    /** {@code u8}. */
    U8,
    /** {@code u16}. */
    U16,
    /** {@code u32}. */
    U32,
    /** {@code u64}. */
    U64,
    /** {@code s8}. */
    S8,
    /** {@code s16}. */
    S16,
    /** {@code s32}. */
    S32,
    /** {@code s64}. */
    S64,
    /** {@code f32}. */
    F32,
    /** {@code f64}. */
    F64,
    /** {@code char}: a Unicode scalar value. */
    CHAR,
    /** {@code string}: a sequence of Unicode scalar values. */
    STRING,
    /** {@code error-context}. */
    ERROR_CONTEXT;

    /**
     * Returns the type as WIT writes it.
     *
     * @return the keyword, such as {@code u8}
     */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return keyword();
    }
}
