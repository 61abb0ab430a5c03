package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeName;
import dev.witloof.wit.model.Primitive;
import java.util.Optional;

/** The Java types of WIT's primitive types. */
final class PrimitiveNames {
    private static final ClassName STRING = ClassName.get(String.class);

    private PrimitiveNames() {}

    /** The type of a value. */
    static TypeName of(Primitive type) {
        return switch (type) {
            case BOOL -> TypeName.BOOLEAN;
            case S8 -> TypeName.BYTE;
            case S16 -> TypeName.SHORT;
            case U8, U16, S32, CHAR -> TypeName.INT;
            case U32, S64, U64 -> TypeName.LONG;
            case F32 -> TypeName.FLOAT;
            case F64 -> TypeName.DOUBLE;
            case STRING -> STRING;
            case ERROR_CONTEXT -> throw new IllegalArgumentException("no Java type for " + type);
        };
    }

    /** The width of a list's elements in Java, if the list is an array. */
    static Optional<TypeName> arrayElement(Primitive type) {
        return Optional.ofNullable(
                switch (type) {
                    case BOOL -> TypeName.BOOLEAN;
                    case S8, U8 -> TypeName.BYTE;
                    case S16, U16 -> TypeName.SHORT;
                    case S32, U32 -> TypeName.INT;
                    case S64, U64 -> TypeName.LONG;
                    case F32 -> TypeName.FLOAT;
                    case F64 -> TypeName.DOUBLE;
                    case CHAR, STRING, ERROR_CONTEXT -> null;
                });
    }
}
