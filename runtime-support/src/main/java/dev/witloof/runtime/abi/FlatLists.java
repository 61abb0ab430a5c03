package dev.witloof.runtime.abi;

/**
 * Lists of fixed length that travel as core values, one or more for each element: the conversions of those that are arrays
 * in Java. Core values are raw bits, as {@link CoreFunction#call} has them. Stateless. Source: "Flat Lifting", "Flat
 * Lowering".
 */
public final class FlatLists {
    private FlatLists() {}

    /**
     * Lifts a {@code list<u8, n>} or {@code list<s8, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static byte[] liftBytes(long[] flat, int at, int length) {
        byte[] elements = new byte[length];
        for (int i = 0; i < length; i++) {
            elements[i] = (byte) flat[at + i];
        }
        return elements;
    }

    /**
     * Lifts a {@code list<u16, n>} or {@code list<s16, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static short[] liftShorts(long[] flat, int at, int length) {
        short[] elements = new short[length];
        for (int i = 0; i < length; i++) {
            elements[i] = (short) flat[at + i];
        }
        return elements;
    }

    /**
     * Lifts a {@code list<u32, n>} or {@code list<s32, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static int[] liftInts(long[] flat, int at, int length) {
        int[] elements = new int[length];
        for (int i = 0; i < length; i++) {
            elements[i] = (int) flat[at + i];
        }
        return elements;
    }

    /**
     * Lifts a {@code list<u64, n>} or {@code list<s64, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static long[] liftLongs(long[] flat, int at, int length) {
        long[] elements = new long[length];
        for (int i = 0; i < length; i++) {
            elements[i] = flat[at + i];
        }
        return elements;
    }

    /**
     * Lifts a {@code list<f32, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static float[] liftFloats(long[] flat, int at, int length) {
        float[] elements = new float[length];
        for (int i = 0; i < length; i++) {
            elements[i] = Float.intBitsToFloat((int) flat[at + i]);
        }
        return elements;
    }

    /**
     * Lifts a {@code list<f64, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static double[] liftDoubles(long[] flat, int at, int length) {
        double[] elements = new double[length];
        for (int i = 0; i < length; i++) {
            elements[i] = Double.longBitsToDouble(flat[at + i]);
        }
        return elements;
    }

    /**
     * Lifts a {@code list<bool, n>} from core values.
     *
     * @param flat the core values
     * @param at the index of the first one
     * @param length the number of elements
     * @return the elements
     */
    public static boolean[] liftBooleans(long[] flat, int at, int length) {
        boolean[] elements = new boolean[length];
        for (int i = 0; i < length; i++) {
            elements[i] = (int) flat[at + i] != 0;
        }
        return elements;
    }

    /**
     * Lowers a {@code list<s8, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerS8(byte[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = Scalars.flat(elements[i]);
        }
    }

    /**
     * Lowers a {@code list<u8, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerU8(byte[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = elements[i] & 0xFF;
        }
    }

    /**
     * Lowers a {@code list<s16, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerS16(short[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = Scalars.flat(elements[i]);
        }
    }

    /**
     * Lowers a {@code list<u16, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerU16(short[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = elements[i] & 0xFFFF;
        }
    }

    /**
     * Lowers a {@code list<u32, n>} or {@code list<s32, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerInts(int[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = Scalars.flat(elements[i]);
        }
    }

    /**
     * Lowers a {@code list<u64, n>} or {@code list<s64, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerLongs(long[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        System.arraycopy(elements, 0, flat, at, length);
    }

    /**
     * Lowers a {@code list<f32, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerFloats(float[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = Scalars.flat(elements[i]);
        }
    }

    /**
     * Lowers a {@code list<f64, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerDoubles(double[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = Double.doubleToRawLongBits(elements[i]);
        }
    }

    /**
     * Lowers a {@code list<bool, n>} to core values.
     *
     * @param elements the elements
     * @param length how many the type has
     * @param flat where the core values go
     * @param at the index of the first one
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void lowerBooleans(boolean[] elements, int length, long[] flat, int at) {
        FixedLists.check(elements.length, length);
        for (int i = 0; i < length; i++) {
            flat[at + i] = elements[i] ? 1 : 0;
        }
    }
}
