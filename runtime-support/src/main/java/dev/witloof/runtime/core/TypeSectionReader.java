package dev.witloof.runtime.core;

import java.util.List;

/** Reads the type section of a core module: shapes of functions, and past all other types. */
final class TypeSectionReader {
    private static final int FUNCTION = 0x60;
    private static final int STRUCT = 0x5F;
    private static final int ARRAY = 0x5E;
    private static final int OPEN_SUBTYPE = 0x50;
    private static final int FINAL_SUBTYPE = 0x4F;
    private static final int RECURSIVE_GROUP = 0x4E;

    private TypeSectionReader() {}

    static void read(ModuleCursor content, List<FunctionShape> types) {
        int count = content.count("types");
        for (int i = 0; i < count; i++) {
            int form = content.unsignedByte("a type");
            if (form == RECURSIVE_GROUP) {
                int members = content.count("types of a recursive group");
                for (int j = 0; j < members; j++) {
                    types.add(subtype(content.unsignedByte("a type"), content));
                }
            } else {
                types.add(subtype(form, content));
            }
        }
    }

    private static FunctionShape subtype(int form, ModuleCursor content) {
        if (form != OPEN_SUBTYPE && form != FINAL_SUBTYPE) {
            return composite(form, content);
        }
        int supertypes = content.count("supertypes");
        for (int i = 0; i < supertypes; i++) {
            content.u32("a supertype");
        }
        return composite(content.unsignedByte("a type"), content);
    }

    private static FunctionShape composite(int form, ModuleCursor content) {
        switch (form) {
            case FUNCTION -> {
                String parameters = valueTypes(content, "parameters");
                return new FunctionShape(parameters, valueTypes(content, "results"));
            }
            case STRUCT -> {
                int fields = content.count("fields");
                for (int i = 0; i < fields; i++) {
                    field(content);
                }
            }
            case ARRAY -> field(content);
            default ->
                throw content.malformed(
                        "a type begins with byte " + form + "; a function, struct or array type is wanted");
        }
        return FunctionShape.NONE;
    }

    private static void field(ModuleCursor content) {
        valueType(content);
        content.unsignedByte("a field's mutability");
    }

    private static String valueTypes(ModuleCursor content, String what) {
        int count = content.count(what);
        if (count > ModuleOutlineReader.MAX_ARITY) {
            throw content.malformed(count + " " + what + "; at most " + ModuleOutlineReader.MAX_ARITY + " are taken");
        }
        StringBuilder codes = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            codes.append(valueType(content));
        }
        return codes.toString();
    }

    /** Reads one value type (packed ones too), as its character in a {@link FunctionShape}. */
    static char valueType(ModuleCursor content) {
        int code = content.unsignedByte("a value type");
        switch (code) {
            case 0x7F -> {
                return 'i';
            }
            case 0x7E -> {
                return 'j';
            }
            case 0x7D -> {
                return 'f';
            }
            case 0x7C -> {
                return 'd';
            }
            // (ref ht) and (ref null ht) name their heap type; all others are one byte.
            case 0x63, 0x64 -> content.skipLeb(5, "a heap type");
            default -> {
                if (code > 0x7F) {
                    throw content.malformed("a value type begins with byte " + code);
                }
            }
        }
        return '?';
    }
}
