package dev.witloof.runtime.wave;

import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.ScalarValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as text. */
final class WaveNumbers {
    /** More digits than any integer type has. */
    private static final int MAX_DIGITS = 24;

    /** Numbers with more digits before or zeros after the point are printed with an exponent. */
    private static final int MAX_PLAIN_DIGITS = 21;

    private static final int MAX_PLAIN_SCALE = 24;

    private WaveNumbers() {}

    static String print(float value) {
        return value == 0 || Float.isNaN(value) || Float.isInfinite(value)
                ? print((double) value)
                : print(new BigDecimal(Float.toString(value)));
    }

    static String print(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return print(new BigDecimal(Double.toString(value)));
    }

    private static String print(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        int digits = shortest.precision() - shortest.scale();
        return digits <= MAX_PLAIN_DIGITS && shortest.scale() <= MAX_PLAIN_SCALE
                ? shortest.toPlainString()
                : shortest.movePointLeft(digits - 1).toPlainString() + "e" + (digits - 1);
    }

    /** Whether a number is written as an integer. */
    static boolean isInteger(String text) {
        return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    /** Whether an integer is in the range of a type. */
    static boolean fits(String text, PrimitiveType type) {
        if (text.length() > MAX_DIGITS) {
            return false;
        }
        BigInteger value = new BigInteger(text);
        return value.compareTo(min(type)) >= 0 && value.compareTo(max(type)) <= 0;
    }

    /** The range of a type, for a message. */
    static String range(PrimitiveType type) {
        return min(type) + " to " + max(type);
    }

    private static BigInteger min(PrimitiveType type) {
        return isSigned(type) ? BigInteger.ONE.shiftLeft(bits(type) - 1).negate() : BigInteger.ZERO;
    }

    private static BigInteger max(PrimitiveType type) {
        return BigInteger.ONE
                .shiftLeft(isSigned(type) ? bits(type) - 1 : bits(type))
                .subtract(BigInteger.ONE);
    }

    private static boolean isSigned(PrimitiveType type) {
        return switch (type) {
            case S8, S16, S32, S64 -> true;
            case BOOL, U8, U16, U32, U64, F32, F64, CHAR, STRING, ERROR_CONTEXT -> false;
        };
    }

    private static int bits(PrimitiveType type) {
        return switch (type) {
            case S8, U8 -> 8;
            case S16, U16 -> 16;
            case S32, U32 -> 32;
            case S64, U64 -> 64;
            case BOOL, F32, F64, CHAR, STRING, ERROR_CONTEXT ->
                throw new IllegalArgumentException(type + " is no integer type");
        };
    }

    /** Makes the value of an integer type from a text that {@link #fits}. */
    static ComponentValue integer(String text, PrimitiveType type) {
        return ScalarValue.of(type, new BigInteger(text).longValue());
    }

    /** Makes the value of a float type from a number or from {@code nan}, {@code inf} or {@code -inf}. */
    static ComponentValue floating(String text, PrimitiveType type) {
        String java = text.replace("inf", "Infinity").replace("nan", "NaN");
        return type == PrimitiveType.F32
                ? ComponentValue.f32(Float.parseFloat(java))
                : ComponentValue.f64(Double.parseDouble(java));
    }
}
