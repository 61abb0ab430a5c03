package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;

/**
 * The conversions of single numbers that need a check or more than a cast.
 *
 * <p>What is lifted comes from a guest, so a bad value is a {@link GuestFault}; what is lowered comes from Java, so a bad
 * value is an {@link IllegalArgumentException}. Stateless. Source: "Loading", "Storing".
 */
public final class Scalars {
    private static final long U32_MAX = 0xFFFF_FFFFL;

    private Scalars() {}

    /**
     * Lifts a {@code char}.
     *
     * @param bits the core value
     * @return the code point, a Unicode scalar value
     * @throws GuestFault if it is a surrogate or above U+10FFFF
     */
    public static int liftChar(int bits) {
        if (isScalarValue(bits)) {
            return bits;
        }
        throw new GuestFault(
                Trap.Rule.CHAR,
                "invalid char: 0x" + Integer.toHexString(bits) + " is not a Unicode scalar value",
                null);
    }

    /**
     * Lowers a {@code char}.
     *
     * @param codePoint the code point
     * @return the same
     * @throws IllegalArgumentException if it is a surrogate, negative or above U+10FFFF
     */
    public static int lowerChar(int codePoint) {
        if (isScalarValue(codePoint)) {
            return codePoint;
        }
        throw new IllegalArgumentException(
                "a char must be a Unicode scalar value (U+0000 to U+D7FF or U+E000 to U+10FFFF): 0x"
                        + Integer.toHexString(codePoint));
    }

    /**
     * Lowers a {@code u8}.
     *
     * @param value the number
     * @return the same
     * @throws IllegalArgumentException unless it is 0 to 255
     */
    public static int lowerU8(int value) {
        if ((value & ~0xFF) != 0) {
            throw outOfRange("u8", value, 0xFF);
        }
        return value;
    }

    /**
     * Lowers a {@code u16}.
     *
     * @param value the number
     * @return the same
     * @throws IllegalArgumentException unless it is 0 to 65535
     */
    public static int lowerU16(int value) {
        if ((value & ~0xFFFF) != 0) {
            throw outOfRange("u16", value, 0xFFFF);
        }
        return value;
    }

    /**
     * Lowers a {@code u32}.
     *
     * @param value the number
     * @return the same
     * @throws IllegalArgumentException unless it is 0 to 4294967295
     */
    public static long lowerU32(long value) {
        if ((value & ~U32_MAX) != 0) {
            throw outOfRange("u32", value, U32_MAX);
        }
        return value;
    }

    /**
     * Returns an {@code i32} as a flat value.
     *
     * @param value the number
     * @return its bits, zero-extended
     */
    public static long flat(int value) {
        return value & U32_MAX;
    }

    /**
     * Returns an {@code f32} as a flat value, the bits of a NaN as they are.
     *
     * @param value the number
     * @return its bits, zero-extended
     */
    public static long flat(float value) {
        return Float.floatToRawIntBits(value) & U32_MAX;
    }

    private static boolean isScalarValue(int bits) {
        return bits >= 0 && (bits < 0xD800 || (bits > 0xDFFF && bits <= 0x10FFFF));
    }

    private static IllegalArgumentException outOfRange(String type, long value, long max) {
        return new IllegalArgumentException("a " + type + " must be 0 to " + max + ": " + value);
    }
}
