package dev.witloof.runtime.abi;

import java.util.Iterator;
import java.util.List;

/**
 * Lists of fixed length, whose elements lie where the list itself does: the check of how many elements Java gives, and
 * the lowering to memory of those that are arrays in Java. They are lifted from memory as {@link ListContext} lifts other
 * lists, and {@link FlatLists} is for core values. Stateless. Source: "Storing".
 */
public final class FixedLists {
    private FixedLists() {}

    /**
     * Returns the elements of a list.
     *
     * @param <T> the type of the elements
     * @param list the list
     * @param length how many elements its type has
     * @return the elements
     * @throws IllegalArgumentException if it has more or fewer
     */
    public static <T> Iterator<T> elements(List<T> list, int length) {
        check(list.size(), length);
        return list.iterator();
    }

    static void check(int found, int length) {
        if (found != length) {
            throw new IllegalArgumentException("found a list of " + found + ", wanted one of " + length + " elements");
        }
    }

    /**
     * Lowers a {@code list<u8, n>} or {@code list<s8, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeBytes(ListContext cx, byte[] elements, int length, int ptr) {
        check(elements.length, length);
        System.arraycopy(elements, 0, cx.memory().array(), ptr, length);
    }

    /**
     * Lowers a {@code list<u16, n>} or {@code list<s16, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeShorts(ListContext cx, short[] elements, int length, int ptr) {
        check(elements.length, length);
        cx.memory().views().shorts.put(ptr >>> 1, elements);
    }

    /**
     * Lowers a {@code list<u32, n>} or {@code list<s32, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeInts(ListContext cx, int[] elements, int length, int ptr) {
        check(elements.length, length);
        cx.memory().views().ints.put(ptr >>> 2, elements);
    }

    /**
     * Lowers a {@code list<u64, n>} or {@code list<s64, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeLongs(ListContext cx, long[] elements, int length, int ptr) {
        check(elements.length, length);
        cx.memory().views().longs.put(ptr >>> 3, elements);
    }

    /**
     * Lowers a {@code list<f32, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeFloats(ListContext cx, float[] elements, int length, int ptr) {
        check(elements.length, length);
        cx.memory().views().floats.put(ptr >>> 2, elements);
    }

    /**
     * Lowers a {@code list<f64, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeDoubles(ListContext cx, double[] elements, int length, int ptr) {
        check(elements.length, length);
        cx.memory().views().doubles.put(ptr >>> 3, elements);
    }

    /**
     * Lowers a {@code list<bool, n>} to memory.
     *
     * @param cx what the guest's memory is written through
     * @param elements the elements
     * @param length how many the type has
     * @param ptr the address of the first one, which was checked
     * @throws IllegalArgumentException if there are more or fewer elements
     */
    public static void storeBooleans(ListContext cx, boolean[] elements, int length, int ptr) {
        check(elements.length, length);
        for (int i = 0; i < length; i++) {
            cx.memory().putByte(ptr + i, elements[i] ? 1 : 0);
        }
    }
}
