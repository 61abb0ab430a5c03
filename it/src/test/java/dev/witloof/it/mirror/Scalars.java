package dev.witloof.it.mirror;

import dev.witloof.component.type.PrimitiveType;
import java.lang.reflect.Array;
import java.util.List;
import java.util.SplittableRandom;

/** Numbers, characters and strings by chance: often those at an edge. */
final class Scalars {
    private static final int MANY = 70;
    private static final List<String> STRINGS = List.of(
            "",
            "a",
            "\u0000",
            "caf\u00e9 \u00ff",
            "\u20ac \u0416",
            "\uD83D\uDE00\uDBFF\uDFFF",
            "x\uFFFDy\uFEFF",
            "long ".repeat(300),
            "\u00e9".repeat(200) + "\u4e2d");
    private static final long[] EDGES = {
        0,
        1,
        -1,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final double[] FLOATS = {
        0,
        -0.0,
        1.5,
        -1e30,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Double.MAX_VALUE
    };
    private static final int[] CHARS = {0, 'a', 0xE9, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};

    private final SplittableRandom random;

    Scalars(SplittableRandom random) {
        this.random = random;
    }

    /** A value of a primitive type, as Java has it. */
    Object make(PrimitiveType type) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case S8 -> (byte) bits();
            case U8 -> (int) bits() & 0xFF;
            case S16 -> (short) bits();
            case U16 -> (int) bits() & 0xFFFF;
            case S32 -> (int) bits();
            case U32 -> bits() & 0xFFFF_FFFFL;
            case S64, U64 -> bits();
            case F32 -> (float) real();
            case F64 -> real();
            case CHAR -> CHARS[random.nextInt(CHARS.length)];
            case STRING -> string();
            case ERROR_CONTEXT -> throw new IllegalArgumentException(type + " is asynchronous");
        };
    }

    private long bits() {
        return random.nextInt(3) == 0 ? random.nextLong() : EDGES[random.nextInt(EDGES.length)];
    }

    private double real() {
        return random.nextInt(3) == 0 ? random.nextDouble() * 1e6 : FLOATS[random.nextInt(FLOATS.length)];
    }

    /** The length of a list. */
    int length() {
        int length = random.nextInt(5);
        return length == 4 ? random.nextInt(MANY) : length;
    }

    private String string() {
        return STRINGS.get(random.nextInt(STRINGS.size())) + (random.nextInt(3) == 0 ? random.nextInt(100) : "");
    }

    /** An array of elements of a type. */
    Object array(Class<?> element, int length) {
        Object array = Array.newInstance(element, length);
        for (int i = 0; i < length; i++) {
            if (element == boolean.class) {
                Array.setBoolean(array, i, random.nextBoolean());
            } else if (element == byte.class) {
                Array.setByte(array, i, (byte) bits());
            } else if (element == short.class) {
                Array.setShort(array, i, (short) bits());
            } else if (element == int.class) {
                Array.setInt(array, i, (int) bits());
            } else if (element == long.class) {
                Array.setLong(array, i, bits());
            } else if (element == float.class) {
                Array.setFloat(array, i, (float) real());
            } else {
                Array.setDouble(array, i, real());
            }
        }
        return array;
    }
}
