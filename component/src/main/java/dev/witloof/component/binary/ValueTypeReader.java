package dev.witloof.component.binary;

import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.VariantType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads value types and the types of functions (Binary.md, "Type Definitions"). */
final class ValueTypeReader {
    private static final String VALUE_TYPE = "a value type";

    private final ReadContext context;
    private final BinaryInput in;
    private final Scope scope;

    ValueTypeReader(BinaryInput in, Scope scope) {
        this.context = scope.context();
        this.in = in;
        this.scope = scope;
    }

    /** A primitive type, or the index of a value type. */
    ValueType read() {
        int start = in.offset();
        Optional<PrimitiveType> primitive = primitive(in.peek(VALUE_TYPE));
        if (primitive.isPresent()) {
            in.u8(VALUE_TYPE);
            return context.types().value(primitive.get());
        }
        long index = in.s33(VALUE_TYPE);
        if (index < 0) {
            throw new MalformedComponentException(
                    start, BinaryInput.hex((int) index & 0x7f), "a primitive type or the index of a type");
        }
        DefinedType type = scope.type(scope.index(start, index, Sort.TYPE));
        if (type instanceof DefinedType.Value value) {
            return value.type();
        }
        throw new MalformedComponentException(start, "type " + index + ", which is no value type", VALUE_TYPE);
    }

    /** The rest of a type that starts with the opcode, which was just read. */
    ValueType define(int opcode) {
        int start = in.offset() - 1;
        Optional<PrimitiveType> primitive = primitive(opcode);
        if (primitive.isPresent()) {
            return context.types().value(primitive.get());
        }
        return switch (opcode) {
            case 0x72 -> {
                List<RecordType.Field> fields = in.list("fields", () -> new LabelledType().field());
                yield make(start, () -> new RecordType(fields));
            }
            case 0x71 -> {
                List<VariantType.Case> cases = in.list("cases", this::variantCase);
                yield make(start, () -> new VariantType(cases));
            }
            case 0x70 -> {
                ValueType element = read();
                yield make(start, () -> new ListType(element));
            }
            case 0x67 -> {
                ValueType element = read();
                long length = in.u32("the length of a list");
                yield make(start, () -> new FixedListType(element, (int) Math.min(length, Integer.MAX_VALUE)));
            }
            case 0x6f -> {
                List<ValueType> elements = in.list("elements", this::read);
                yield make(start, () -> new TupleType(elements));
            }
            case 0x6e -> {
                List<String> names = in.list("flags", () -> in.name("the name of a flag"));
                yield make(start, () -> new FlagsType(names));
            }
            case 0x6d -> {
                List<String> names = in.list("cases", () -> in.name("the name of a case"));
                yield make(start, () -> new EnumType(names));
            }
            case 0x6b -> {
                ValueType element = read();
                yield make(start, () -> new OptionType(element));
            }
            case 0x6a -> {
                Optional<ValueType> ok = in.optional("payload", this::read);
                Optional<ValueType> err = in.optional("payload", this::read);
                yield make(start, () -> new ResultType(ok, err));
            }
            case 0x69 -> context.types().value(new OwnType(resource()));
            case 0x68 -> context.types().value(new BorrowType(resource()));
            case 0x66 -> {
                Optional<ValueType> element = payload(start);
                if (element.isPresent() && element.get() == PrimitiveType.CHAR) {
                    throw new MalformedComponentException(start, "`stream<char>`", "a stream of another type");
                }
                yield make(start, () -> new StreamType(element));
            }
            case 0x65 -> {
                Optional<ValueType> element = payload(start);
                yield make(start, () -> new FutureType(element));
            }
            case 0x63 -> {
                ValueType key = read();
                ValueType value = read();
                yield make(start, () -> new MapType(key, value));
            }
            default -> throw new MalformedComponentException(start, BinaryInput.hex(opcode), "a type");
        };
    }

    /** The rest of the type of a function, behind its opcode. */
    FunctionType function(boolean async) {
        int start = in.offset() - 1;
        List<FunctionType.Parameter> parameters = in.list("parameters", () -> new LabelledType().parameter());
        Optional<ValueType> result = result();
        if (result.isPresent() && context.types().facts(result.get()).borrow()) {
            throw new MalformedComponentException(start, "a `borrow` in a result", "only `own` there");
        }
        return checked(start, () -> context.types().function(new FunctionType(parameters, result, async)));
    }

    /** The result of a function, or none. */
    Optional<ValueType> result() {
        if (in.flag("0x00 for a result or 0x01 for none")) {
            in.expect(0, "0x00 behind 0x01 for no result");
            return Optional.empty();
        }
        return Optional.of(read());
    }

    /** The index of a resource type. */
    ResourceType resource() {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Resource resource) {
            return resource.type();
        }
        throw new MalformedComponentException(start, "type " + index + ", which is no resource", "a resource type");
    }

    private final class LabelledType {
        private final int start = in.offset();
        private final String label = in.name("a name");
        private final ValueType type = read();

        RecordType.Field field() {
            return checked(start, () -> new RecordType.Field(label, type));
        }

        FunctionType.Parameter parameter() {
            return checked(start, () -> new FunctionType.Parameter(label, type));
        }
    }

    private VariantType.Case variantCase() {
        int start = in.offset();
        String label = in.name("the name of a case");
        Optional<ValueType> payload = in.optional("payload", this::read);
        in.expect(0, "0x00 at the end of a case");
        return checked(start, () -> new VariantType.Case(label, payload));
    }

    private Optional<ValueType> payload(int start) {
        Optional<ValueType> element = in.optional("payload", this::read);
        if (element.isPresent() && context.types().facts(element.get()).borrow()) {
            throw new MalformedComponentException(start, "a `borrow` in a stream or future", "only `own` there");
        }
        return element;
    }

    private ValueType make(int start, Supplier<ValueType> constructor) {
        ValueType type = context.types().value(checked(start, constructor));
        if (context.types().facts(type).size() >= TypeFacts.MAX_SIZE) {
            throw new MalformedComponentException(
                    start, "a type whose values take 2^28 bytes or more", "a smaller type");
        }
        return type;
    }

    /** The constructors of types check their names and nesting, and say what they want. */
    private static <T> T checked(int start, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedComponentException(
                    start, "a type that is not valid (" + e.getMessage() + ")", "a valid type");
        }
    }

    static Optional<PrimitiveType> primitive(int opcode) {
        return switch (opcode) {
            case 0x7f -> Optional.of(PrimitiveType.BOOL);
            case 0x7e -> Optional.of(PrimitiveType.S8);
            case 0x7d -> Optional.of(PrimitiveType.U8);
            case 0x7c -> Optional.of(PrimitiveType.S16);
            case 0x7b -> Optional.of(PrimitiveType.U16);
            case 0x7a -> Optional.of(PrimitiveType.S32);
            case 0x79 -> Optional.of(PrimitiveType.U32);
            case 0x78 -> Optional.of(PrimitiveType.S64);
            case 0x77 -> Optional.of(PrimitiveType.U64);
            case 0x76 -> Optional.of(PrimitiveType.F32);
            case 0x75 -> Optional.of(PrimitiveType.F64);
            case 0x74 -> Optional.of(PrimitiveType.CHAR);
            case 0x73 -> Optional.of(PrimitiveType.STRING);
            case 0x64 -> Optional.of(PrimitiveType.ERROR_CONTEXT);
            default -> Optional.empty();
        };
    }
}
