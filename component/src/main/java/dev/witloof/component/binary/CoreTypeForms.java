package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreLimits;
import dev.witloof.component.definition.CoreType;
import java.util.List;
import java.util.OptionalLong;

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
                    Rule.INDEX, start, "core type " + index, "one of the " + types.size() + " core types before");
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
            in.expect(Rule.CORE_TYPE_FORM, 0x50, "0x50 for an open subtype");
            opcode = 0x50;
        } else if (prefixed && opcode == 0x50) {
            throw moduleType(start);
        }
        if (opcode == 0x50 || opcode == 0x4f) {
            in.list("supertypes", () -> in.u32("the index of a supertype"));
            int composite = in.u8("a core type");
            if (opcode == 0x50 && (composite < 0x5e || composite > 0x60)) {
                // One byte starts both, and what follows is the declarations of a module type.
                throw moduleType(start);
            }
            opcode = composite;
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
            default ->
                throw new MalformedComponentException(
                        Rule.CORE_TYPE_FORM, start, BinaryInput.hex(opcode), "a core type");
        };
    }

    private static MalformedComponentException moduleType(int start) {
        return new MalformedComponentException(
                Rule.MODULE_TYPE_SCOPE, start, "the type of a module inside another core type", "a core type");
    }

    /** The type of an import or export of a module. */
    CoreExternal external(List<CoreType> types) {
        int start = in.offset();
        int kind = in.u8("the type of an import or export");
        return switch (kind) {
            case 0x00 -> new CoreExternal.Function(function(types));
            case 0x01 -> table();
            case 0x02 -> memory();
            case 0x03 -> global();
            case 0x04 -> tag(types);
            default ->
                throw new MalformedComponentException(
                        Rule.CORE_TYPE_FORM,
                        start,
                        BinaryInput.hex(kind),
                        "a func, table, memory, global or tag: 0x00 to 0x04");
        };
    }

    /** The type of a table. */
    CoreExternal.Table table() {
        String element = valueType();
        return new CoreExternal.Table(element, limits(in.u8("the limits of a table"), 1L << 32));
    }

    /** The type of a memory. */
    CoreExternal.Memory memory() {
        int start = in.offset();
        int flags = in.u8("the limits of a memory");
        if (flags > 0xf) {
            throw new MalformedComponentException(
                    Rule.CORE_TYPE_FORM, start, BinaryInput.hex(flags), "flags of limits that are known");
        }
        CoreLimits limits = limits(flags & 5, (flags & 8) == 0 ? 1L << 16 : 1L << 32);
        int pageSize = (flags & 8) == 0 ? CoreExternal.Memory.PAGE : (int) in.u32("the size of a page");
        return new CoreExternal.Memory(limits, (flags & 2) != 0, pageSize);
    }

    /** The type of a global. */
    CoreExternal.Global global() {
        String type = valueType();
        int start = in.offset();
        int mutability = in.u8("whether a global is mutable");
        if (mutability > 3) {
            throw new MalformedComponentException(
                    Rule.CORE_TYPE_FORM, start, BinaryInput.hex(mutability), "0x00 or 0x01 for mutability");
        }
        return new CoreExternal.Global(type, (mutability & 1) != 0);
    }

    /** The type of a tag. */
    CoreExternal.Tag tag(List<CoreType> types) {
        in.expect(Rule.CORE_TYPE_FORM, 0, "0x00 for an exception tag");
        return new CoreExternal.Tag(function(types));
    }

    /** The index of the type of a function. */
    CoreType.Function function(List<CoreType> types) {
        int start = in.offset();
        long index = in.u32("the index of a core type");
        if (!(type(start, index, types) instanceof CoreType.Function function)) {
            throw new MalformedComponentException(
                    Rule.TYPE_KIND, start, "core type " + index, "the type of a core func");
        }
        return function;
    }

    private CoreLimits limits(int flags, long most) {
        int start = in.offset() - 1;
        if ((flags & ~5) != 0) {
            throw new MalformedComponentException(
                    Rule.CORE_TYPE_FORM, start, BinaryInput.hex(flags), "flags of limits that are known");
        }
        boolean wide = (flags & 4) != 0;
        int bits = wide ? 64 : 32;
        long minimum = in.unsigned(bits, "a minimum");
        OptionalLong maximum =
                (flags & 1) == 0 ? OptionalLong.empty() : OptionalLong.of(in.unsigned(bits, "a maximum"));
        CoreLimits limits = new CoreLimits(minimum, maximum, wide);
        if (!wide && (minimum > most || maximum.orElse(0) > most)) {
            throw new MalformedComponentException(Rule.CORE_LIMITS, start, "limits " + limits, "at most " + most);
        }
        if (maximum.isPresent() && Long.compareUnsigned(minimum, maximum.getAsLong()) > 0) {
            throw new MalformedComponentException(
                    Rule.CORE_LIMITS, start, "limits " + limits, "a minimum below the maximum");
        }
        return limits;
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
            throw new MalformedComponentException(
                    Rule.CORE_TYPE_FORM, start, BinaryInput.hex(mutability), "0x00 or 0x01 for mutability");
        }
        return (mutability & 1) == 0 ? type : "(mut " + type + ")";
    }

    private String packed(String text) {
        in.u8("a field");
        return text;
    }

    /** A value type, in the text format. */
    String valueType() {
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
            throw new MalformedComponentException(
                    Rule.CORE_TYPE_FORM, start, BinaryInput.hex(opcode), "a core value type");
        }
        return HEAP_TYPES[index];
    }
}
