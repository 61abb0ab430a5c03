package dev.witloof.component.binary;

import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.declaration.TypeForm.Kind;
import dev.witloof.component.declaration.TypeForm.Member;
import dev.witloof.component.declaration.TypeUse;
import dev.witloof.component.type.PrimitiveType;
import java.util.List;
import java.util.Optional;

/** Reads value types of a valid component as they are written (Binary.md, {@code defvaltype}). */
final class ValueFormReader {
    private final BinaryInput in;

    ValueFormReader(BinaryInput in) {
        this.in = in;
    }

    /** The definition of a value type. */
    TypeForm form() {
        int start = in.offset();
        int opcode = in.u8("a type");
        Optional<PrimitiveType> primitive = ValueTypeReader.primitive(opcode);
        if (primitive.isPresent()) {
            return new TypeForm.Primitive(start, primitive.get());
        }
        return switch (opcode) {
            case 0x72 -> value(start, Kind.RECORD, in.list("fields", this::labelled));
            case 0x71 -> value(start, Kind.VARIANT, in.list("cases", this::variantCase));
            case 0x70 -> value(start, Kind.LIST, List.of(unnamed()));
            case 0x67 -> {
                Member element = unnamed();
                yield new TypeForm.Value(start, Kind.FIXED_LIST, List.of(element), in.u32("the length of a list"));
            }
            case 0x6f -> value(start, Kind.TUPLE, in.list("elements", this::unnamed));
            case 0x6e -> value(start, Kind.FLAGS, in.list("flags", this::label));
            case 0x6d -> value(start, Kind.ENUM, in.list("cases", this::label));
            case 0x6b -> value(start, Kind.OPTION, List.of(unnamed()));
            case 0x6a -> {
                Member ok = optional();
                yield value(start, Kind.RESULT, List.of(ok, optional()));
            }
            case 0x69 -> value(start, Kind.OWN, List.of(resource()));
            case 0x68 -> value(start, Kind.BORROW, List.of(resource()));
            case 0x66 -> value(start, Kind.STREAM, List.of(optional()));
            case 0x65 -> value(start, Kind.FUTURE, List.of(optional()));
            case 0x63 -> {
                Member key = unnamed();
                yield value(start, Kind.MAP, List.of(key, unnamed()));
            }
            default -> throw new MalformedComponentException(Rule.TYPE_FORM, start, BinaryInput.hex(opcode), "a type");
        };
    }

    private static TypeForm value(int start, Kind kind, List<Member> members) {
        return new TypeForm.Value(start, kind, members, 0);
    }

    /** A primitive type, or the index of a type. */
    TypeUse use() {
        Optional<PrimitiveType> primitive = ValueTypeReader.primitive(in.peek("a value type"));
        if (primitive.isPresent()) {
            in.u8("a value type");
            return new TypeUse.Primitive(primitive.get());
        }
        return new TypeUse.Index((int) in.s33("a value type"));
    }

    /** A field or parameter: its name, then its type. */
    Member labelled() {
        String name = in.name("a name");
        return new Member(name, Optional.of(use()));
    }

    /** The result of a function, or none. */
    Optional<TypeUse> result() {
        if (in.flag(Rule.RESULT_FORM, "0x00 for a result or 0x01 for none")) {
            in.u8("0x00 behind 0x01 for no result");
            return Optional.empty();
        }
        return Optional.of(use());
    }

    private Member variantCase() {
        String name = in.name("the name of a case");
        Optional<TypeUse> payload = in.optional("payload", this::use);
        in.u8("0x00 at the end of a case");
        return new Member(name, payload);
    }

    private Member label() {
        return new Member(in.name("a name"), Optional.empty());
    }

    private Member unnamed() {
        return new Member("", Optional.of(use()));
    }

    private Member optional() {
        return new Member("", in.optional("payload", this::use));
    }

    private Member resource() {
        return new Member("", Optional.of(new TypeUse.Index((int) in.u32("the index of a resource"))));
    }
}
