package dev.witloof.codegen.emit;

import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;

/** What Javadoc says about a value whose Java type says less than its WIT type. */
final class TypeNotes {
    private TypeNotes() {}

    /** Returns what follows the description of a value, such as {@code " (u32: 0 to 4294967295)"}. */
    static String of(Type type) {
        Type target = TypeMapper.target(type);
        if (target instanceof Primitive primitive) {
            return primitive(primitive);
        }
        if (!(target instanceof TypeDef def)) {
            return "";
        }
        if (def.kind() instanceof TypeDefKind.List list) {
            return elements(list.type());
        }
        return def.kind() instanceof TypeDefKind.FixedLengthList list
                ? " (exactly " + list.length() + (list.length() == 1 ? " element)" : " elements)")
                        + elements(list.type())
                : "";
    }

    private static String elements(Type type) {
        if (!(TypeMapper.target(type) instanceof Primitive element)) {
            return "";
        }
        return switch (element) {
            case U8, U16, U32, U64 -> " (the bits of unsigned {@code " + element.keyword() + "})";
            case CHAR -> " (Unicode code points, no surrogates)";
            case BOOL, S8, S16, S32, S64, F32, F64, STRING, ERROR_CONTEXT -> "";
        };
    }

    private static String primitive(Primitive type) {
        return switch (type) {
            case U8 -> " ({@code u8}: 0 to 255)";
            case U16 -> " ({@code u16}: 0 to 65535)";
            case U32 -> " ({@code u32}: 0 to 4294967295)";
            case U64 -> " (the bits of an unsigned {@code u64})";
            case CHAR -> " (a Unicode code point, no surrogate)";
            case BOOL, S8, S16, S32, S64, F32, F64, STRING, ERROR_CONTEXT -> "";
        };
    }
}
