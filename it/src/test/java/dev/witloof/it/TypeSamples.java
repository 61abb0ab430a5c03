package dev.witloof.it;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeVisitor;
import dev.witloof.component.type.VariantType;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the {@link Samples} of a type out of what the component says of it, and out of the Java type that the bindings
 * have for it: the one says which values there are, the other what they look like.
 */
final class TypeSamples implements ValueTypeVisitor<Samples> {
    private final Type java;

    private TypeSamples(Type java) {
        this.java = java;
    }

    static Samples of(ValueType type, Type java) {
        return type.accept(new TypeSamples(java));
    }

    private Class<?> javaClass() {
        return (Class<?>) (java instanceof ParameterizedType parameterized ? parameterized.getRawType() : java);
    }

    private Type argument(int index) {
        return ((ParameterizedType) java).getActualTypeArguments()[index];
    }

    @Override
    public Samples visitPrimitive(PrimitiveType type) {
        return PrimitiveSamples.of(type);
    }

    @Override
    public Samples visitList(ListType type) {
        if (java instanceof Class<?> array && array.isArray()) {
            return ListSamples.arrays(
                    PrimitiveSamples.of(bitsOf((PrimitiveType) type.element())), array.getComponentType());
        }
        return ListSamples.lists(of(type.element(), argument(0)));
    }

    /** In an array, unsigned numbers stand as the bits of signed ones. */
    private static PrimitiveType bitsOf(PrimitiveType element) {
        return switch (element) {
            case U8 -> PrimitiveType.S8;
            case U16 -> PrimitiveType.S16;
            case U32 -> PrimitiveType.S32;
            case U64 -> PrimitiveType.S64;
            case BOOL, S8, S16, S32, S64, F32, F64, CHAR, STRING, ERROR_CONTEXT -> element;
        };
    }

    @Override
    public Samples visitOption(OptionType type) {
        return ProductSamples.oneOf(List.of(
                ProductSamples.single(Optional.empty()),
                ProductSamples.wrapped(of(type.element(), argument(0)), Optional::of)));
    }

    @Override
    public Samples visitResult(ResultType type) {
        return ProductSamples.oneOf(List.of(
                ProductSamples.wrapped(payload(type.ok(), 0), Result::ok),
                ProductSamples.wrapped(payload(type.err(), 1), Result::err)));
    }

    private Samples payload(Optional<ValueType> type, int argument) {
        return type.isPresent() ? of(type.get(), argument(argument)) : ProductSamples.single(Unit.INSTANCE);
    }

    @Override
    public Samples visitTuple(TupleType type) {
        List<Samples> parts = IntStream.range(0, type.elements().size())
                .mapToObj(i -> of(type.elements().get(i), argument(i)))
                .toList();
        return new ProductSamples(parts, values -> Records.make(javaClass(), values));
    }

    @Override
    public Samples visitRecord(RecordType type) {
        List<Samples> parts = new ArrayList<>();
        RecordComponent[] components = javaClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            parts.add(of(type.fields().get(i).type(), components[i].getGenericType()));
        }
        return new ProductSamples(parts, values -> Records.make(javaClass(), values));
    }

    @Override
    public Samples visitVariant(VariantType type) {
        Class<?>[] records = javaClass().getPermittedSubclasses();
        List<Samples> cases = new ArrayList<>();
        for (int i = 0; i < records.length; i++) {
            Class<?> record = records[i];
            cases.add(type.cases()
                    .get(i)
                    .payload()
                    .map(payload -> ProductSamples.wrapped(
                            of(payload, record.getRecordComponents()[0].getGenericType()),
                            value -> Records.make(record, value)))
                    .orElseGet(() -> ProductSamples.single(Records.make(record))));
        }
        return ProductSamples.oneOf(cases);
    }

    @Override
    public Samples visitEnum(EnumType type) {
        return Samples.of(Arrays.asList((Object[]) javaClass().getEnumConstants()));
    }

    /** None, all, each alone, and all but each. */
    @Override
    public Samples visitFlags(FlagsType type) {
        List<Object> all = Arrays.asList((Object[]) ((Class<?>) argument(0)).getEnumConstants());
        List<Object> edges = new ArrayList<>(List.of(Set.of(), Set.copyOf(all)));
        for (Object flag : all) {
            Set<Object> others = new LinkedHashSet<>(all);
            others.remove(flag);
            edges.add(Set.of(flag));
            edges.add(others);
        }
        return new Samples() {
            @Override
            public List<Object> edges() {
                return edges;
            }

            @Override
            public Object random(Random random) {
                Set<Object> some = new LinkedHashSet<>(all);
                some.removeIf(flag -> random.nextBoolean());
                return some;
            }
        };
    }

    @Override
    public Samples visitFixedList(FixedListType type) {
        throw unsupported(type);
    }

    @Override
    public Samples visitMap(MapType type) {
        throw unsupported(type);
    }

    @Override
    public Samples visitOwn(OwnType type) {
        throw unsupported(type);
    }

    @Override
    public Samples visitBorrow(BorrowType type) {
        throw unsupported(type);
    }

    @Override
    public Samples visitStream(StreamType type) {
        throw unsupported(type);
    }

    @Override
    public Samples visitFuture(FutureType type) {
        throw unsupported(type);
    }

    private static IllegalArgumentException unsupported(ValueType type) {
        return new IllegalArgumentException("there are no samples of " + type);
    }
}
