package dev.witloof.runtime;

import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.VariantType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Types without resources, and values of them, by chance. */
public final class RandomValues {
    private static final List<PrimitiveType> PRIMITIVES = List.of(
            PrimitiveType.BOOL,
            PrimitiveType.S8,
            PrimitiveType.U8,
            PrimitiveType.S16,
            PrimitiveType.U16,
            PrimitiveType.S32,
            PrimitiveType.U32,
            PrimitiveType.S64,
            PrimitiveType.U64,
            PrimitiveType.F32,
            PrimitiveType.F64,
            PrimitiveType.CHAR,
            PrimitiveType.STRING);
    private static final List<String> NAMES =
            List.of("a", "err", "two-words", "nan", "HTTP3", "ok", "some", "true", "method-GET", "none", "b1", "inf");

    private final Random random;

    public RandomValues(long seed) {
        random = new Random(seed);
    }

    public ValueType type(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new ListType(type(depth - 1));
            case 2 ->
                new TupleType(IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> type(depth - 1))
                        .toList());
            case 3 ->
                new RecordType(names().stream()
                        .map(name -> new RecordType.Field(name, type(depth - 1)))
                        .toList());
            case 4 ->
                new VariantType(names().stream()
                        .map(name -> new VariantType.Case(name, maybe(depth)))
                        .toList());
            case 5 -> random.nextBoolean() ? new EnumType(names()) : new FlagsType(names());
            case 6 -> new OptionType(type(depth - 1));
            default -> new ResultType(maybe(depth), maybe(depth));
        };
    }

    private Optional<ValueType> maybe(int depth) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(type(depth - 1));
    }

    private List<String> names() {
        int start = random.nextInt(NAMES.size() - 4);
        return NAMES.subList(start, start + 1 + random.nextInt(4));
    }

    public ComponentValue value(ValueType type) {
        if (type instanceof PrimitiveType primitive) {
            return primitive(primitive);
        } else if (type instanceof ListType list) {
            return ComponentValue.list(IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(list.element()))
                    .toList());
        } else if (type instanceof TupleType tuple) {
            return new TupleValue(tuple.elements().stream().map(this::value).toList());
        } else if (type instanceof RecordType record) {
            return RecordValue.of(record.fields().stream()
                    .map(field -> new RecordValue.Field(field.name(), value(field.type())))
                    .toList());
        } else if (type instanceof VariantType variant) {
            VariantType.Case chosen =
                    variant.cases().get(random.nextInt(variant.cases().size()));
            return new VariantValue(chosen.name(), chosen.payload().map(this::value));
        } else if (type instanceof EnumType chosen) {
            return new EnumValue(
                    chosen.names().get(random.nextInt(chosen.names().size())));
        } else if (type instanceof FlagsType flags) {
            return FlagsValue.of(flags.names(), random.nextInt());
        } else if (type instanceof OptionType option) {
            return random.nextBoolean() ? ComponentValue.none() : ComponentValue.some(value(option.element()));
        }
        ResultType result = (ResultType) type;
        boolean ok = random.nextBoolean();
        return new ResultValue(ok, (ok ? result.ok() : result.err()).map(this::value));
    }

    private ComponentValue primitive(PrimitiveType type) {
        return switch (type) {
            case CHAR -> ComponentValue.character(codePoint());
            case STRING -> ComponentValue.string(string());
            case F32 ->
                ComponentValue.f32(random.nextBoolean() ? Float.intBitsToFloat(random.nextInt()) : random.nextInt(9));
            case F64 ->
                ComponentValue.f64(
                        random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : random.nextDouble());
            case BOOL, S8, U8, S16, U16, S32, U32, S64, U64 -> ScalarValue.of(type, random.nextLong());
            case ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }

    private String string() {
        List<Integer> codePoints = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            codePoints.add(codePoint());
        }
        StringBuilder string = new StringBuilder();
        codePoints.forEach(string::appendCodePoint);
        return string.toString();
    }

    private int codePoint() {
        int bound = List.of(0x80, 0x100, 0x3000, 0x110000).get(random.nextInt(4));
        int codePoint = random.nextInt(bound);
        return codePoint >= 0xD800 && codePoint <= 0xDFFF ? '"' : codePoint;
    }
}
