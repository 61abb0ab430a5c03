package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.Sort;
import java.util.List;

/** Reads the forms that core WebAssembly's own binary format gives to types, and puts them into the text format. */
final class CoreTypeForms {
    private static final String[] HEAP_TYPES = {
        "exn", "array", "struct", "i31", "eq", "any", "extern", "func", "none", "noextern", "nofunc", "noexn"
    };
    private static final int FIRST_HEAP_TYPE = 0x69;

    private final BinaryInput in;

    CoreTypeForms(BinaryInput in) {
        this.in = in;
    }

    /** The type that an index stands for in a list of types. */
    static CoreType type(int start, long index, List<CoreType> types) {
        if (index >= types.size()) {
            throw new MalformedComponentException(
                    start, "core type " + index, "one of the " + types.size() + " core types before");
        }
        return types.get((int) index);
    }

    /** A type, or a recursive group of types, appended to the list; beside module types, open subtypes have a prefix. */
    void group(List<CoreType> into, boolean prefixed) {
        if (in.peek("a core type") == 0x4e) {
            in.u8("a recursive group");
            int count = in.count("types in a recursive group");
            for (int i = 0; i < count; i++) {
                into.add(subtype(false));
            }
        } else {
            into.add(subtype(prefixed));
        }
    }

    private CoreType subtype(boolean prefixed) {
        int start = in.offset();
        int opcode = in.u8("a core type");
        if (prefixed && opcode == 0x00) {
            in.expect(0x50, "0x50 for an open subtype");
            opcode = 0x50;
        } else if (prefixed && opcode == 0x50) {
            throw new MalformedComponentException(start, "a module type", "a core type");
        }
        if (opcode == 0x50 || opcode == 0x4f) {
            in.list("supertypes", () -> in.u32("the index of a supertype"));
            opcode = in.u8("a core type");
        }
        return switch (opcode) {
            case 0x60 ->
                new CoreType.Function(in.list("parameters", this::valueType), in.list("results", this::valueType));
            case 0x5f -> {
                in.list("fields", this::field);
                yield new CoreType.Aggregate("struct");
            }
            case 0x5e -> {
                field();
                yield new CoreType.Aggregate("array");
            }
            default -> throw new MalformedComponentException(start, BinaryInput.hex(opcode), "a core type");
        };
    }

    /** The type of an import or export of a module. */
    CoreType.External external(List<CoreType> types) {
        int start = in.offset();
        int kind = in.u8("the type of an import or export");
        return switch (kind) {
            case 0x00 -> new CoreType.External(Sort.CORE_FUNCTION, function(types));
            case 0x01 -> new CoreType.External(Sort.CORE_TABLE, "(table " + reversedLimits(valueType()) + ")");
            case 0x02 -> new CoreType.External(Sort.CORE_MEMORY, "(memory " + limits() + ")");
            case 0x03 -> new CoreType.External(Sort.CORE_GLOBAL, "(global " + field() + ")");
            case 0x04 -> {
                in.expect(0, "0x00 for an exception tag");
                yield new CoreType.External(Sort.CORE_TAG, "(tag " + function(types) + ")");
            }
            default ->
                throw new MalformedComponentException(
                        start, BinaryInput.hex(kind), "a func, table, memory, global or tag: 0x00 to 0x04");
        };
    }

    private String function(List<CoreType> types) {
        int start = in.offset();
        long index = in.u32("the index of a core type");
        if (!(type(start, index, types) instanceof CoreType.Function function)) {
            throw new MalformedComponentException(start, "core type " + index, "the type of a core func");
        }
        // Not the expansion: a module can import many functions of one large type.
        return "(func (type " + index + ") " + function.parameters().size() + " -> "
                + function.results().size() + ")";
    }

    private String reversedLimits(String element) {
        return limits() + " " + element;
    }

    private String limits() {
        int flags = in.u8("the limits of a table or memory");
        int bits = (flags & 4) == 0 ? 32 : 64;
        StringBuilder text = new StringBuilder(bits == 64 ? "i64 " : "");
        text.append(Long.toUnsignedString(in.unsigned(bits, "a minimum")));
        if ((flags & 1) != 0) {
            text.append(' ').append(Long.toUnsignedString(in.unsigned(bits, "a maximum")));
        }
        if ((flags & 2) != 0) {
            text.append(" shared");
        }
        if ((flags & 8) != 0) {
            text.append(" (pagesize 2^").append(in.u32("the size of a page")).append(')');
        }
        if (flags > 0xf) {
            throw in.error(BinaryInput.hex(flags), "flags of limits that are known");
        }
        return text.toString();
    }

    /** A value type or packed type, and whether it can be written to. */
    private String field() {
        int start = in.offset();
        String type =
                switch (in.peek("a field")) {
                    case 0x78 -> packed("i8");
                    case 0x77 -> packed("i16");
                    default -> valueType();
                };
        int mutability = in.u8("whether a field is mutable");
        if (mutability > 3) {
            throw new MalformedComponentException(start, BinaryInput.hex(mutability), "0x00 or 0x01 for mutability");
        }
        return (mutability & 1) == 0 ? type : "(mut " + type + ")";
    }

    private String packed(String text) {
        in.u8("a field");
        return text;
    }

    private String valueType() {
        int start = in.offset();
        int opcode = in.u8("a core value type");
        return switch (opcode) {
            case 0x7f -> "i32";
            case 0x7e -> "i64";
            case 0x7d -> "f32";
            case 0x7c -> "f64";
            case 0x7b -> "v128";
            case 0x64 -> "(ref " + heapType() + ")";
            case 0x63 -> "(ref null " + heapType() + ")";
            default -> heapType(start, opcode) + "ref";
        };
    }

    private String heapType() {
        int start = in.offset();
        long type = in.s33("a heap type");
        return type >= 0 ? Long.toString(type) : heapType(start, (int) type & 0x7f);
    }

    private static String heapType(int start, int opcode) {
        int index = opcode - FIRST_HEAP_TYPE;
        if (index < 0 || index >= HEAP_TYPES.length) {
            throw new MalformedComponentException(start, BinaryInput.hex(opcode), "a core value type");
        }
        return HEAP_TYPES[index];
    }
}
