package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import java.util.Arrays;
import java.util.List;

/**
 * Lists: the checks and the allocation of any, and the bulk copy of those whose elements are numbers or {@code bool}.
 *
 * <p>Results that are an address and a length come packed: the address in the low 32 bits, the length in the high ones.
 * Source: "Loading" ({@code load_list}), "Storing" ({@code store_list}).
 */
public abstract sealed class ListContext extends MemoryContext permits LiftLower {
    ListContext(String name, InstanceState instance, CanonicalOptions options) {
        super(name, instance, options);
    }

    /**
     * Checks that a list lies within memory, before its elements are lifted one by one.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @param elementSize the size of an element in bytes
     * @param alignment the alignment of an element in bytes
     * @param weight about how many bytes an element takes in Java, beside the contents of the strings and lists in it
     * @throws Trap if it is out of bounds, unaligned or too long, or if the call has lifted too much
     */
    public final void checkList(int ptr, int length, int elementSize, int alignment, int weight) {
        long count = length & 0xFFFF_FFFFL;
        checkCopied("list", ptr, count * elementSize, alignment, count * weight);
    }

    /** Checks a list whose elements are copied into an array of their own size. */
    private void checkNumbers(int ptr, int length, int elementSize) {
        long size = (length & 0xFFFF_FFFFL) * elementSize;
        checkCopied("list", ptr, size, elementSize, size);
    }

    /**
     * Allocates a list, whose elements are then stored one by one.
     *
     * @param count the number of elements
     * @param elementSize the size of an element in bytes
     * @param alignment the alignment of an element in bytes
     * @return the address of the first element
     * @throws IllegalArgumentException if it is longer than any component may hold, 2<sup>28</sup> - 1 bytes
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final int allocateList(int count, int elementSize, int alignment) {
        long size = (long) count * elementSize;
        if (size > MAX_BYTE_LENGTH) {
            throw new IllegalArgumentException("a list may have " + MAX_BYTE_LENGTH + " bytes in a guest's memory: "
                    + count + " elements of " + elementSize);
        }
        return allocate((int) size, alignment);
    }

    /**
     * Makes the list of lifted elements.
     *
     * @param <T> the type of the elements
     * @param elements the elements; kept, so the caller must forget the array
     * @return an unmodifiable list over the array
     */
    public static <T> List<T> list(Object[] elements) {
        return elements.length == 0 ? List.of() : new LiftedList<>(elements);
    }

    /**
     * Lifts a {@code list<u8>} or {@code list<s8>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds or too long
     */
    public final byte[] liftBytes(int ptr, int length) {
        checkNumbers(ptr, length, 1);
        return Arrays.copyOfRange(memory().array(), ptr, ptr + length);
    }

    /**
     * Lifts a {@code list<u16>} or {@code list<s16>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final short[] liftShorts(int ptr, int length) {
        checkNumbers(ptr, length, 2);
        short[] elements = new short[length];
        memory().views().shorts.get(ptr >>> 1, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<u32>} or {@code list<s32>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final int[] liftInts(int ptr, int length) {
        checkNumbers(ptr, length, 4);
        int[] elements = new int[length];
        memory().views().ints.get(ptr >>> 2, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<u64>} or {@code list<s64>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final long[] liftLongs(int ptr, int length) {
        checkNumbers(ptr, length, 8);
        long[] elements = new long[length];
        memory().views().longs.get(ptr >>> 3, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<f32>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final float[] liftFloats(int ptr, int length) {
        checkNumbers(ptr, length, 4);
        float[] elements = new float[length];
        memory().views().floats.get(ptr >>> 2, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<f64>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final double[] liftDoubles(int ptr, int length) {
        checkNumbers(ptr, length, 8);
        double[] elements = new double[length];
        memory().views().doubles.get(ptr >>> 3, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<bool>}; every byte but 0 is true.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds or too long
     */
    public final boolean[] liftBooleans(int ptr, int length) {
        checkNumbers(ptr, length, 1);
        byte[] bytes = memory().array();
        boolean[] elements = new boolean[length];
        for (int i = 0; i < length; i++) {
            elements[i] = bytes[ptr + i] != 0;
        }
        return elements;
    }

    /**
     * Lowers a {@code list<u8>} or {@code list<s8>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerBytes(byte[] elements) {
        int ptr = allocateList(elements.length, 1, 1);
        System.arraycopy(elements, 0, memory().array(), ptr, elements.length);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<u16>} or {@code list<s16>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerShorts(short[] elements) {
        int ptr = allocateList(elements.length, 2, 2);
        memory().views().shorts.put(ptr >>> 1, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<u32>} or {@code list<s32>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerInts(int[] elements) {
        int ptr = allocateList(elements.length, 4, 4);
        memory().views().ints.put(ptr >>> 2, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<u64>} or {@code list<s64>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerLongs(long[] elements) {
        int ptr = allocateList(elements.length, 8, 8);
        memory().views().longs.put(ptr >>> 3, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<f32>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerFloats(float[] elements) {
        int ptr = allocateList(elements.length, 4, 4);
        memory().views().floats.put(ptr >>> 2, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<f64>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerDoubles(double[] elements) {
        int ptr = allocateList(elements.length, 8, 8);
        memory().views().doubles.put(ptr >>> 3, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<bool>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerBooleans(boolean[] elements) {
        int ptr = allocateList(elements.length, 1, 1);
        byte[] bytes = memory().array();
        for (int i = 0; i < elements.length; i++) {
            bytes[ptr + i] = (byte) (elements[i] ? 1 : 0);
        }
        return pack(ptr, elements.length);
    }
}
