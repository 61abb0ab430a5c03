package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.ScalarValue;
import dev.witloof.runtime.abi.LiftLower;
import dev.witloof.runtime.abi.Scalars;

/** Numbers, bools and chars. */
final class ScalarConversion extends WordConversion {
    private final PrimitiveType type;

    ScalarConversion(ScalarPlan plan) {
        super(plan, plan.type() == PrimitiveType.BOOL ? 0 : Weights.OBJECT);
        this.type = plan.type();
    }

    @Override
    ComponentValue fromWord(LiftLower cx, long word) {
        if (type == PrimitiveType.CHAR) {
            // Here it is the guest's fault.
            Scalars.liftChar((int) word);
        }
        return ScalarValue.of(type, word);
    }

    /**
     * The classes are asked for, and not the interface of them all: the JVM remembers for a class only the last interface
     * that it was asked about, and these are also asked whether they are {@link ComponentValue}s.
     */
    @Override
    long toWord(LiftLower cx, ComponentValue value) {
        return switch (type) {
            case BOOL -> value instanceof ScalarValue.Bool v ? v.bits() : refuse(value);
            case S8 -> value instanceof ScalarValue.S8 v ? v.bits() : refuse(value);
            case U8 -> value instanceof ScalarValue.U8 v ? v.bits() : refuse(value);
            case S16 -> value instanceof ScalarValue.S16 v ? v.bits() : refuse(value);
            case U16 -> value instanceof ScalarValue.U16 v ? v.bits() : refuse(value);
            case S32 -> value instanceof ScalarValue.S32 v ? v.bits() : refuse(value);
            case U32 -> value instanceof ScalarValue.U32 v ? v.bits() : refuse(value);
            case S64 -> value instanceof ScalarValue.S64 v ? v.bits() : refuse(value);
            case U64 -> value instanceof ScalarValue.U64 v ? v.bits() : refuse(value);
            case F32 -> value instanceof ScalarValue.F32 v ? v.bits() : refuse(value);
            case F64 -> value instanceof ScalarValue.F64 v ? v.bits() : refuse(value);
            case CHAR -> value instanceof ScalarValue.Char v ? v.bits() : refuse(value);
            case STRING, ERROR_CONTEXT -> refuse(value);
        };
    }

    /** What comes of a word that is lifted, and lowered again. */
    long pass(long word) {
        return switch (type) {
            case BOOL -> (int) word != 0 ? 1 : 0;
            case S8 -> Scalars.flat((byte) word);
            case U8 -> word & 0xFF;
            case S16 -> Scalars.flat((short) word);
            case U16 -> word & 0xFFFF;
            case S32, U32, F32 -> Scalars.flat((int) word);
            case S64, U64, F64 -> word;
            case CHAR -> Scalars.liftChar((int) word);
            case STRING, ERROR_CONTEXT -> throw new IllegalStateException(type + " is not a scalar");
        };
    }

    private long refuse(ComponentValue value) {
        throw misfit(value);
    }
}
