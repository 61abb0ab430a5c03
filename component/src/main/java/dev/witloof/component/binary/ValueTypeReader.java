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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads value types and the types of functions (Binary.md, "Type Definitions"). */
final class ValueTypeReader {
    private static final String VALUE_TYPE = "a value type";

    private final ReadContext context;
    private final BinaryInput in;
    private final Scope scope;
    private final List<TypeRef> mentioned = new ArrayList<>();

    ValueTypeReader(BinaryInput in, Scope scope) {
        this.context = scope.context();
        this.in = in;
        this.scope = scope;
    }

    /** The types that were mentioned by index in what was read so far. */
    List<TypeRef> mentioned() {
        return mentioned;
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
                    Rule.TYPE_FORM,
                    start,
                    BinaryInput.hex((int) index & 0x7f),
                    "a primitive type or the index of a type");
        }
        int checked = scope.index(start, index, Sort.TYPE);
        if (scope.type(checked) instanceof DefinedType.Value value) {
            mentioned.add(scope.ref(Sort.TYPE, checked));
            return value.type();
        }
        throw new MalformedComponentException(
                Rule.TYPE_KIND, start, "type " + index + ", which is no value type", VALUE_TYPE);
    }

    /** The rest of a type that starts with the opcode, which was just read. */
    ValueType define(int opcode) {
        int start = in.offset() - 1;
        Optional<PrimitiveType> primitive = primitive(opcode);
        if (primitive.isPresent()) {
            return context.types().value(primitive.get());
        }
        return switch (opcode) {
            case 0x72 -> record(start);
            case 0x71 -> variant(start);
            case 0x70 -> {
                ValueType element = read();
                yield make(start, () -> new ListType(element));
            }
            case 0x67 -> fixedList(start);
            case 0x6f -> {
                List<ValueType> elements = in.list("elements", this::read);
                if (elements.isEmpty()) {
                    throw MemberNames.empty(start, "element");
                }
                yield make(start, () -> new TupleType(elements));
            }
            case 0x6e -> flags(start);
            case 0x6d -> {
                List<String> names = in.list("cases", () -> MemberNames.read(in, "case"));
                MemberNames.check(start, "case", names, Function.identity());
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
            case 0x66 -> stream(start);
            case 0x65 -> {
                Optional<ValueType> element = payload(start);
                yield make(start, () -> new FutureType(element));
            }
            case 0x63 -> map(start);
            default ->
                throw new MalformedComponentException(
                        Rule.TYPE_FORM, start, BinaryInput.hex(opcode), "the opcode of a type");
        };
    }

    /** The reference to the type that was just defined. */
    TypeRef ref(ValueType type) {
        if (type instanceof RecordType) {
            return TypeRef.nameable("a record", mentioned);
        } else if (type instanceof VariantType) {
            return TypeRef.nameable("a variant", mentioned);
        } else if (type instanceof EnumType) {
            return TypeRef.nameable("an enum", mentioned);
        } else if (type instanceof FlagsType) {
            return TypeRef.nameable("a flags type", mentioned);
        }
        return TypeRef.anonymous(mentioned);
    }

    private ValueType record(int start) {
        List<RecordType.Field> fields = in.list("fields", () -> {
            String name = MemberNames.read(in, "field");
            return new RecordType.Field(name, read());
        });
        MemberNames.check(start, "field", fields, RecordType.Field::name);
        return make(start, () -> new RecordType(fields));
    }

    private ValueType variant(int start) {
        List<VariantType.Case> cases = in.list("cases", () -> {
            String name = MemberNames.read(in, "case");
            Optional<ValueType> payload = in.optional("payload", this::read);
            in.expect(Rule.RESERVED, 0, "0x00 at the end of a case");
            return new VariantType.Case(name, payload);
        });
        MemberNames.check(start, "case", cases, VariantType.Case::name);
        return make(start, () -> new VariantType(cases));
    }

    private ValueType flags(int start) {
        List<String> names = in.list("flags", () -> MemberNames.read(in, "flag"));
        MemberNames.check(start, "flag", names, Function.identity());
        if (names.size() > FlagsType.MAX_FLAGS) {
            throw new MalformedComponentException(
                    Rule.FLAG_COUNT, start, names.size() + " flags", "at most " + FlagsType.MAX_FLAGS);
        }
        return make(start, () -> new FlagsType(names));
    }

    private ValueType fixedList(int start) {
        ValueType element = read();
        long length = in.u32("the length of a list");
        if (length == 0) {
            throw new MalformedComponentException(
                    Rule.LIST_LENGTH, start, "a list of fixed length 0", "at least one element");
        }
        return make(start, () -> new FixedListType(element, (int) Math.min(length, Integer.MAX_VALUE)));
    }

    private ValueType stream(int start) {
        Optional<ValueType> element = payload(start);
        if (element.isPresent() && element.get() == PrimitiveType.CHAR) {
            throw new MalformedComponentException(
                    Rule.STREAM_ELEMENT, start, "`stream<char>`", "a stream of another type");
        }
        return make(start, () -> new StreamType(element));
    }

    private ValueType map(int start) {
        ValueType key = read();
        ValueType value = read();
        if (!(key instanceof PrimitiveType)
                || key == PrimitiveType.F32
                || key == PrimitiveType.F64
                || key == PrimitiveType.ERROR_CONTEXT) {
            throw new MalformedComponentException(
                    Rule.MAP_KEY, start, "a map with another key", "an integer, bool, char or string as key");
        }
        return make(start, () -> new MapType(key, value));
    }

    /** The rest of the type of a function, behind its opcode. */
    FunctionType function(boolean async) {
        int start = in.offset() - 1;
        List<FunctionType.Parameter> parameters = in.list("parameters", () -> {
            String name = MemberNames.read(in, "parameter");
            return new FunctionType.Parameter(name, read());
        });
        MemberNames.distinct(start, "parameter", parameters, FunctionType.Parameter::name);
        Optional<ValueType> result = result();
        if (result.isPresent() && context.types().facts(result.get()).borrow()) {
            throw new MalformedComponentException(Rule.BORROW, start, "a `borrow` in a result", "only `own` there");
        }
        return context.types().function(new FunctionType(parameters, result, async));
    }

    /** The result of a function, or none. */
    Optional<ValueType> result() {
        if (in.flag(Rule.RESULT_FORM, "0x00 for a result or 0x01 for none")) {
            in.expect(Rule.RESULT_FORM, 0, "0x00 behind 0x01 for no result");
            return Optional.empty();
        }
        return Optional.of(read());
    }

    /** The index of a resource type. */
    ResourceType resource() {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Resource resource) {
            mentioned.add(scope.ref(Sort.TYPE, index));
            return resource.type();
        }
        throw new MalformedComponentException(
                Rule.TYPE_KIND, start, "type " + index + ", which is no resource", "a resource type");
    }

    private Optional<ValueType> payload(int start) {
        Optional<ValueType> element = in.optional("payload", this::read);
        if (element.isPresent() && context.types().facts(element.get()).borrow()) {
            throw new MalformedComponentException(
                    Rule.BORROW, start, "a `borrow` in a stream or future", "only `own` there");
        }
        return element;
    }

    private ValueType make(int start, Supplier<ValueType> constructor) {
        ValueType type = context.types().value(nested(start, constructor));
        if (context.types().facts(type).size() >= TypeFacts.MAX_SIZE) {
            throw new MalformedComponentException(
                    Rule.VALUE_SIZE, start, "a type whose values take 2^28 bytes or more", "a smaller type");
        }
        return type;
    }

    /** What the constructors of types still refuse, all else being checked, is that they nest too deep. */
    private static <T> T nested(int start, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedComponentException(
                    Rule.NESTING, start, "a type that is not valid (" + e.getMessage() + ")", "a valid type");
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
