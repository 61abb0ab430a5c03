package dev.witloof.component.abi;

import dev.witloof.component.type.PrimitiveType;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a number, a bool or a char: one core value.
 *
 * @param type the type, not {@link PrimitiveType#STRING} or {@link PrimitiveType#ERROR_CONTEXT}
 */
public record ScalarPlan(PrimitiveType type) implements ValuePlan {
    /**
     * Checks the type.
     *
     * @param type a scalar type
     * @throws IllegalArgumentException for {@code string} and {@code error-context}
     */
    public ScalarPlan {
        if (type == PrimitiveType.STRING || type == PrimitiveType.ERROR_CONTEXT) {
            throw new IllegalArgumentException(type.text() + " is not a scalar");
        }
    }

    @Override
    public Layout layout() {
        int size = bytes();
        return new Layout(size, size, Optional.of(List.of(core())));
    }

    /**
     * The core type of a value.
     *
     * @return the one element of {@link #flat()}
     */
    public CoreType core() {
        return switch (type) {
            case S64, U64 -> CoreType.I64;
            case F32 -> CoreType.F32;
            case F64 -> CoreType.F64;
            case BOOL, S8, U8, S16, U16, S32, U32, CHAR, STRING, ERROR_CONTEXT -> CoreType.I32;
        };
    }

    private int bytes() {
        return switch (type) {
            case BOOL, S8, U8 -> 1;
            case S16, U16 -> 2;
            case S32, U32, F32, CHAR, STRING, ERROR_CONTEXT -> 4;
            case S64, U64, F64 -> 8;
        };
    }
}
