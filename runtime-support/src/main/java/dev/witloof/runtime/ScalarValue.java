package dev.witloof.runtime;

import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.abi.Scalars;
import dev.witloof.runtime.wave.Wave;

/** A {@code bool}, a number or a {@code char}. */
public sealed interface ScalarValue extends ComponentValue {
    /**
     * The type that this is a value of.
     *
     * @return neither {@code string} nor {@code error-context}
     */
    PrimitiveType type();

    /**
     * The value as core WebAssembly has it.
     *
     * @return raw bits: those of an {@code i32} or {@code f32} zero-extended, signed numbers sign-extended to 32 bits
     */
    long bits();

    /**
     * Makes the value of a type from raw bits (CanonicalABI.md, "Loading").
     *
     * @param type the type, neither {@code string} nor {@code error-context}
     * @param bits the bits, of which only as many count as the type has; for {@code bool} the low 32, any of which makes it
     *     true
     * @return the value
     * @throws IllegalArgumentException if the type is not that of a scalar, or the bits are not those of a {@code char}
     */
    static ScalarValue of(PrimitiveType type, long bits) {
        return switch (type) {
            case BOOL -> Bool.of((int) bits != 0);
            case S8 -> new S8((byte) bits);
            case U8 -> new U8((int) bits & 0xFF);
            case S16 -> new S16((short) bits);
            case U16 -> new U16((int) bits & 0xFFFF);
            case S32 -> new S32((int) bits);
            case U32 -> new U32(bits & 0xFFFF_FFFFL);
            case S64 -> new S64(bits);
            case U64 -> new U64(bits);
            case F32 -> new F32(Float.intBitsToFloat((int) bits));
            case F64 -> new F64(Double.longBitsToDouble(bits));
            case CHAR -> new Char((int) bits);
            case STRING, ERROR_CONTEXT -> throw new IllegalArgumentException(type + " is not a scalar");
        };
    }

    /**
     * A {@code bool}.
     *
     * @param value true or false
     */
    record Bool(boolean value) implements ScalarValue {
        private static final Bool TRUE = new Bool(true);
        private static final Bool FALSE = new Bool(false);

        static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }

        @Override
        public PrimitiveType type() {
            return PrimitiveType.BOOL;
        }

        @Override
        public long bits() {
            return value ? 1 : 0;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * An {@code s8}.
     *
     * @param value the number
     */
    record S8(byte value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.S8;
        }

        @Override
        public long bits() {
            return Scalars.flat(value);
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * A {@code u8}.
     *
     * @param value from 0 to 255
     */
    record U8(int value) implements ScalarValue {
        /**
         * Checks the range.
         *
         * @param value from 0 to 255
         * @throws IllegalArgumentException if it is out of range
         */
        public U8 {
            Scalars.lowerU8(value);
        }

        @Override
        public PrimitiveType type() {
            return PrimitiveType.U8;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * An {@code s16}.
     *
     * @param value the number
     */
    record S16(short value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.S16;
        }

        @Override
        public long bits() {
            return Scalars.flat(value);
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * A {@code u16}.
     *
     * @param value from 0 to 65535
     */
    record U16(int value) implements ScalarValue {
        /**
         * Checks the range.
         *
         * @param value from 0 to 65535
         * @throws IllegalArgumentException if it is out of range
         */
        public U16 {
            Scalars.lowerU16(value);
        }

        @Override
        public PrimitiveType type() {
            return PrimitiveType.U16;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * An {@code s32}.
     *
     * @param value the number
     */
    record S32(int value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.S32;
        }

        @Override
        public long bits() {
            return Scalars.flat(value);
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * A {@code u32}.
     *
     * @param value from 0 to 4294967295
     */
    record U32(long value) implements ScalarValue {
        /**
         * Checks the range.
         *
         * @param value from 0 to 4294967295
         * @throws IllegalArgumentException if it is out of range
         */
        public U32 {
            Scalars.lowerU32(value);
        }

        @Override
        public PrimitiveType type() {
            return PrimitiveType.U32;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * An {@code s64}.
     *
     * @param value the number
     */
    record S64(long value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.S64;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * A {@code u64}.
     *
     * @param value the number as bits: one of 2<sup>63</sup> or more is negative here
     */
    record U64(long value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.U64;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * An {@code f32}.
     *
     * @param value the number
     */
    record F32(float value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.F32;
        }

        @Override
        public long bits() {
            return Scalars.flat(value);
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * An {@code f64}.
     *
     * @param value the number
     */
    record F64(double value) implements ScalarValue {
        @Override
        public PrimitiveType type() {
            return PrimitiveType.F64;
        }

        @Override
        public long bits() {
            return Double.doubleToRawLongBits(value);
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }

    /**
     * A {@code char}.
     *
     * @param value the code point, a Unicode scalar value
     */
    record Char(int value) implements ScalarValue {
        /**
         * Checks the range.
         *
         * @param value the code point, a Unicode scalar value
         * @throws IllegalArgumentException if it is out of range
         */
        public Char {
            Scalars.lowerChar(value);
        }

        @Override
        public PrimitiveType type() {
            return PrimitiveType.CHAR;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return Wave.describe(this);
        }
    }
}
