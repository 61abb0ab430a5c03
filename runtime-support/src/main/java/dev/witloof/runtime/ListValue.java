package dev.witloof.runtime;

import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.abi.ListContext;
import dev.witloof.runtime.wave.Wave;
import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code list}. One of numbers or bools holds them as an array of their own width, and not as objects. An empty list is a
 * value of every list type, and equals every other.
 */
public final class ListValue implements ComponentValue {
    private static final ListValue EMPTY = new ListValue(null, List.of());

    private final @Nullable Packed packed;
    private final List<ComponentValue> values;

    private ListValue(@Nullable Packed packed, List<ComponentValue> values) {
        this.packed = packed;
        this.values = values;
    }

    /**
     * Makes a list.
     *
     * @param elements the elements, all of one type; copied
     * @return the list
     */
    public static ListValue of(List<? extends ComponentValue> elements) {
        List<ComponentValue> copy = List.copyOf(elements);
        if (copy.isEmpty()) {
            return EMPTY;
        }
        Packed packed = Packed.pack(copy);
        return packed == null ? new ListValue(null, copy) : new ListValue(packed, List.of());
    }

    /**
     * Makes a {@code list<u8>}.
     *
     * @param elements the elements as bits, so that 255 is -1; copied
     * @return the list
     */
    public static ListValue ofU8(byte... elements) {
        return new ListValue(Packed.of(PrimitiveType.U8, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<s8>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofS8(byte... elements) {
        return new ListValue(Packed.of(PrimitiveType.S8, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<u16>}.
     *
     * @param elements the elements as bits, so that 65535 is -1; copied
     * @return the list
     */
    public static ListValue ofU16(short... elements) {
        return new ListValue(Packed.of(PrimitiveType.U16, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<s16>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofS16(short... elements) {
        return new ListValue(Packed.of(PrimitiveType.S16, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<u32>}.
     *
     * @param elements the elements as bits, so that 4294967295 is -1; copied
     * @return the list
     */
    public static ListValue ofU32(int... elements) {
        return new ListValue(Packed.of(PrimitiveType.U32, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<s32>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofS32(int... elements) {
        return new ListValue(Packed.of(PrimitiveType.S32, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<u64>}.
     *
     * @param elements the elements as bits, so that 18446744073709551615 is -1; copied
     * @return the list
     */
    public static ListValue ofU64(long... elements) {
        return new ListValue(Packed.of(PrimitiveType.U64, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<s64>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofS64(long... elements) {
        return new ListValue(Packed.of(PrimitiveType.S64, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<f32>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofF32(float... elements) {
        return new ListValue(Packed.of(PrimitiveType.F32, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<f64>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofF64(double... elements) {
        return new ListValue(Packed.of(PrimitiveType.F64, elements.clone()), List.of());
    }

    /**
     * Makes a {@code list<bool>}.
     *
     * @param elements the elements; copied
     * @return the list
     */
    public static ListValue ofBool(boolean... elements) {
        return new ListValue(Packed.of(PrimitiveType.BOOL, elements.clone()), List.of());
    }

    /**
     * Makes a list of no numbers or bools; not for programs.
     *
     * @param element the type that the elements would be of, neither {@code char} nor {@code string}
     * @return the list
     */
    public static ListValue empty(PrimitiveType element) {
        return new ListValue(Packed.empty(element), List.of());
    }

    /**
     * Lifts a list of numbers or bools with one copy; not for programs.
     *
     * @param element the type of the elements, neither {@code char} nor {@code string}
     * @param cx what the guest's memory is read through
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the list
     * @throws Trap if it is out of bounds, unaligned or too long
     */
    public static ListValue lift(PrimitiveType element, ListContext cx, int ptr, int length) {
        return new ListValue(Packed.lift(element, cx, ptr, length), List.of());
    }

    /**
     * Lowers a list of numbers or bools with one copy; not for programs.
     *
     * @param element the type that the elements are to be of
     * @param cx what the guest's memory is written through
     * @return the address of the first element and their number, packed; empty if this is no list of such elements
     */
    public Optional<Long> lower(PrimitiveType element, ListContext cx) {
        return packed != null && packed.element() == element ? Optional.of(packed.lower(cx)) : Optional.empty();
    }

    /**
     * The number of elements.
     *
     * @return at least 0
     */
    public int size() {
        return packed == null ? values.size() : packed.size();
    }

    /**
     * An element.
     *
     * @param index its position, from 0
     * @return the element; of a list of numbers a new object each time
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public ComponentValue get(int index) {
        return packed == null ? values.get(index) : packed.get(index);
    }

    /**
     * The elements.
     *
     * @return an unmodifiable view
     */
    public List<ComponentValue> elements() {
        return packed == null ? values : new View();
    }

    /**
     * The elements of a {@code list<u8>} or {@code list<s8>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public byte[] toBytes() {
        return array(byte[].class).clone();
    }

    /**
     * The elements of a {@code list<u16>} or {@code list<s16>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public short[] toShorts() {
        return array(short[].class).clone();
    }

    /**
     * The elements of a {@code list<u32>} or {@code list<s32>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public int[] toInts() {
        return array(int[].class).clone();
    }

    /**
     * The elements of a {@code list<u64>} or {@code list<s64>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public long[] toLongs() {
        return array(long[].class).clone();
    }

    /**
     * The elements of a {@code list<f32>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public float[] toFloats() {
        return array(float[].class).clone();
    }

    /**
     * The elements of a {@code list<f64>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public double[] toDoubles() {
        return array(double[].class).clone();
    }

    /**
     * The elements of a {@code list<bool>}.
     *
     * @return a new array, unsigned elements as bits
     * @throws IllegalStateException if this is another list
     */
    public boolean[] toBooleans() {
        return array(boolean[].class).clone();
    }

    private <T> T array(Class<T> type) {
        if (packed == null && values.isEmpty()) {
            return type.cast(Array.newInstance(type.getComponentType(), 0));
        }
        if (packed == null || !type.isInstance(packed.array())) {
            throw new IllegalStateException("the elements are no " + type.getSimpleName() + ", they are of type "
                    + (packed == null ? "object" : packed.element().text()));
        }
        return type.cast(packed.array());
    }

    /** Whether this is a list of numbers or bools, each of which is then of the type that is returned. */
    Optional<ValueType> packedElement() {
        return packed == null || packed.size() == 0 ? Optional.empty() : Optional.of(packed.element());
    }

    @Override
    public List<ComponentValue> parts() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof ListValue that) || size() != that.size()) {
            return false;
        }
        if (size() == 0) {
            return true;
        }
        return packed == null ? that.packed == null && values.equals(that.values) : packed.equals(that.packed);
    }

    @Override
    public int hashCode() {
        return size() == 0 ? 1 : packed == null ? values.hashCode() : packed.hashCode();
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }

    /** The elements of an array, as objects that are made when they are asked for. */
    private final class View extends AbstractList<ComponentValue> {
        @Override
        public ComponentValue get(int index) {
            return ListValue.this.get(index);
        }

        @Override
        public int size() {
            return ListValue.this.size();
        }
    }
}
