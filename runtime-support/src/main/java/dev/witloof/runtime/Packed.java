package dev.witloof.runtime;

import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.abi.ListContext;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers or bools in an array of their own width.
 *
 * @param element their type
 * @param array the array, which nobody else has
 */
record Packed(PrimitiveType element, Object array) {
    static Packed of(PrimitiveType element, Object array) {
        return new Packed(element, array);
    }

    static Packed empty(PrimitiveType element) {
        return new Packed(element, newArray(element, 0));
    }

    /** Packs values that are numbers or bools of one type; null if they are not. */
    static @Nullable Packed pack(List<ComponentValue> values) {
        if (!(values.get(0) instanceof ScalarValue first) || first.type() == PrimitiveType.CHAR) {
            return null;
        }
        PrimitiveType element = first.type();
        Packed packed = new Packed(element, newArray(element, values.size()));
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof ScalarValue scalar) || scalar.type() != element) {
                return null;
            }
            packed.set(i, scalar.bits());
        }
        return packed;
    }

    private static Object newArray(PrimitiveType element, int length) {
        return switch (element) {
            case BOOL -> new boolean[length];
            case S8, U8 -> new byte[length];
            case S16, U16 -> new short[length];
            case S32, U32 -> new int[length];
            case S64, U64 -> new long[length];
            case F32 -> new float[length];
            case F64 -> new double[length];
            case CHAR, STRING, ERROR_CONTEXT -> throw unpacked(element);
        };
    }

    private static IllegalArgumentException unpacked(PrimitiveType element) {
        return new IllegalArgumentException("a list of " + element + " is no array");
    }

    static Packed lift(PrimitiveType element, ListContext cx, int ptr, int length) {
        return new Packed(
                element,
                switch (element) {
                    case BOOL -> cx.liftBooleans(ptr, length);
                    case S8, U8 -> cx.liftBytes(ptr, length);
                    case S16, U16 -> cx.liftShorts(ptr, length);
                    case S32, U32 -> cx.liftInts(ptr, length);
                    case S64, U64 -> cx.liftLongs(ptr, length);
                    case F32 -> cx.liftFloats(ptr, length);
                    case F64 -> cx.liftDoubles(ptr, length);
                    case CHAR, STRING, ERROR_CONTEXT -> throw unpacked(element);
                });
    }

    long lower(ListContext cx) {
        return switch (element) {
            case BOOL -> cx.lowerBooleans((boolean[]) array);
            case S8, U8 -> cx.lowerBytes((byte[]) array);
            case S16, U16 -> cx.lowerShorts((short[]) array);
            case S32, U32 -> cx.lowerInts((int[]) array);
            case S64, U64 -> cx.lowerLongs((long[]) array);
            case F32 -> cx.lowerFloats((float[]) array);
            case F64 -> cx.lowerDoubles((double[]) array);
            case CHAR, STRING, ERROR_CONTEXT -> throw unpacked(element);
        };
    }

    int size() {
        return Array.getLength(array);
    }

    ComponentValue get(int index) {
        return ScalarValue.of(element, bits(index));
    }

    private long bits(int index) {
        return switch (element) {
            case BOOL -> ((boolean[]) array)[index] ? 1 : 0;
            case S8, U8 -> ((byte[]) array)[index];
            case S16, U16 -> ((short[]) array)[index];
            case S32, U32 -> ((int[]) array)[index];
            case S64, U64 -> ((long[]) array)[index];
            case F32 -> Float.floatToRawIntBits(((float[]) array)[index]);
            case F64 -> Double.doubleToRawLongBits(((double[]) array)[index]);
            case CHAR, STRING, ERROR_CONTEXT -> throw unpacked(element);
        };
    }

    private void set(int index, long bits) {
        switch (element) {
            case BOOL -> ((boolean[]) array)[index] = bits != 0;
            case S8, U8 -> ((byte[]) array)[index] = (byte) bits;
            case S16, U16 -> ((short[]) array)[index] = (short) bits;
            case S32, U32 -> ((int[]) array)[index] = (int) bits;
            case S64, U64 -> ((long[]) array)[index] = bits;
            case F32 -> ((float[]) array)[index] = Float.intBitsToFloat((int) bits);
            case F64 -> ((double[]) array)[index] = Double.longBitsToDouble(bits);
            case CHAR, STRING, ERROR_CONTEXT -> throw unpacked(element);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // deepEquals on one-element arrays is the library's comparison of two primitive arrays, in which any NaN is
        // equal.
        return other instanceof Packed that
                && element == that.element
                && Arrays.deepEquals(new Object[] {array}, new Object[] {that.array});
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {array});
    }
}
