package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import dev.witloof.component.type.PrimitiveType;

/** Numbers, {@code bool} and {@code char}. */
record ScalarConversion(PrimitiveType type) implements Conversion {
    @Override
    public CodeBlock read(Place place, Slots slots) {
        return place instanceof Place.Flat flat ? fromWord(flat.word()) : load((Place.Memory) place);
    }

    /** Lifts from a core value, given as raw bits. */
    CodeBlock fromWord(String word) {
        return switch (type) {
            case BOOL -> CodeBlock.of("(int) $L != 0", word);
            case S8 -> CodeBlock.of("(byte) $L", word);
            case S16 -> CodeBlock.of("(short) $L", word);
            case S32 -> CodeBlock.of("(int) $L", word);
            case U8 -> CodeBlock.of("(int) $L & 0xFF", word);
            case U16 -> CodeBlock.of("(int) $L & 0xFFFF", word);
            case U32 -> CodeBlock.of("$L & 0xFFFFFFFFL", word);
            case S64, U64 -> CodeBlock.of("$L", word);
            case F32 -> CodeBlock.of("$T.intBitsToFloat((int) $L)", Float.class, word);
            case F64 -> CodeBlock.of("$T.longBitsToDouble($L)", Double.class, word);
            case CHAR -> CodeBlock.of("$T.liftChar((int) $L)", RuntimeTypes.SCALARS, word);
            case STRING, ERROR_CONTEXT -> throw new IllegalStateException(type + " is no scalar");
        };
    }

    private CodeBlock load(Place.Memory place) {
        String address = place.address();
        return switch (type) {
            case BOOL -> CodeBlock.of("cx.memory().getByte($L) != 0", address);
            case S8 -> CodeBlock.of("cx.memory().getByte($L)", address);
            case S16 -> CodeBlock.of("cx.memory().getShort($L)", address);
            case S32 -> CodeBlock.of("cx.memory().getInt($L)", address);
            case U8 -> CodeBlock.of("cx.memory().getUnsignedByte($L)", address);
            case U16 -> CodeBlock.of("cx.memory().getUnsignedShort($L)", address);
            case U32 -> CodeBlock.of("cx.memory().getInt($L) & 0xFFFFFFFFL", address);
            case S64, U64 -> CodeBlock.of("cx.memory().getLong($L)", address);
            case F32 -> CodeBlock.of("cx.memory().getFloat($L)", address);
            case F64 -> CodeBlock.of("cx.memory().getDouble($L)", address);
            case CHAR -> CodeBlock.of("$T.liftChar(cx.memory().getInt($L))", RuntimeTypes.SCALARS, address);
            case STRING, ERROR_CONTEXT -> throw new IllegalStateException(type + " is no scalar");
        };
    }

    @Override
    public void write(CodeBlock value, Place place, Slots slots, Body body) {
        if (place instanceof Place.Flat flat) {
            body.code().addStatement("$L = $L", flat.word(), toWord(value));
        } else {
            body.code().addStatement("$L", store(value, (Place.Memory) place));
        }
    }

    /** Lowers to a core value, as raw bits. */
    CodeBlock toWord(CodeBlock value) {
        return switch (type) {
            case BOOL -> CodeBlock.of("$L ? 1 : 0", value);
            case S8, S16, S32, F32 -> CodeBlock.of("$T.flat($L)", RuntimeTypes.SCALARS, value);
            case U8 -> CodeBlock.of("$T.lowerU8($L)", RuntimeTypes.SCALARS, value);
            case U16 -> CodeBlock.of("$T.lowerU16($L)", RuntimeTypes.SCALARS, value);
            case U32 -> CodeBlock.of("$T.lowerU32($L)", RuntimeTypes.SCALARS, value);
            case S64, U64 -> value;
            case F64 -> CodeBlock.of("$T.doubleToRawLongBits($L)", Double.class, value);
            case CHAR -> CodeBlock.of("$T.lowerChar($L)", RuntimeTypes.SCALARS, value);
            case STRING, ERROR_CONTEXT -> throw new IllegalStateException(type + " is no scalar");
        };
    }

    private CodeBlock store(CodeBlock value, Place.Memory place) {
        String address = place.address();
        return switch (type) {
            case BOOL -> CodeBlock.of("cx.memory().putByte($L, $L ? 1 : 0)", address, value);
            case S8 -> CodeBlock.of("cx.memory().putByte($L, $L)", address, value);
            case S16 -> CodeBlock.of("cx.memory().putShort($L, $L)", address, value);
            case S32 -> CodeBlock.of("cx.memory().putInt($L, $L)", address, value);
            case U8 -> CodeBlock.of("cx.memory().putByte($L, $T.lowerU8($L))", address, RuntimeTypes.SCALARS, value);
            case U16 -> CodeBlock.of("cx.memory().putShort($L, $T.lowerU16($L))", address, RuntimeTypes.SCALARS, value);
            case U32 ->
                CodeBlock.of("cx.memory().putInt($L, (int) $T.lowerU32($L))", address, RuntimeTypes.SCALARS, value);
            case S64, U64 -> CodeBlock.of("cx.memory().putLong($L, $L)", address, value);
            case F32 -> CodeBlock.of("cx.memory().putFloat($L, $L)", address, value);
            case F64 -> CodeBlock.of("cx.memory().putDouble($L, $L)", address, value);
            case CHAR -> CodeBlock.of("cx.memory().putInt($L, $T.lowerChar($L))", address, RuntimeTypes.SCALARS, value);
            case STRING, ERROR_CONTEXT -> throw new IllegalStateException(type + " is no scalar");
        };
    }
}
