package dev.witloof.it.mirror;

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
import dev.witloof.it.Reflected;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Java values by chance, of the range that their WIT types have. The cases of variants, enums, options and results take
 * turns, so that a few values of a type have them all; numbers and lengths are often those at an edge.
 */
final class Values {
    /** What gives resources. */
    interface Resources {
        /** An object of a resource's interface, to be owned or borrowed. */
        Object get(Class<?> type, boolean owned);
    }

    private final SplittableRandom random;
    private final Scalars scalars;
    private final Map<ValueType, Integer> turns = new HashMap<>();
    private Resources resources = (type, owned) -> {
        throw new IllegalStateException("there is no " + type);
    };

    Values(SplittableRandom random) {
        this.random = random;
        this.scalars = new Scalars(random);
    }

    /**
     * Makes a value.
     *
     * @param type its WIT type
     * @param java its Java type
     * @param resource what gives an object of a resource's interface
     */
    Object make(ValueType type, Type java, Resources resource) {
        Resources before = resources;
        resources = resource;
        try {
            return value(type, java);
        } finally {
            resources = before;
        }
    }

    /** Whether the next one that can fail does. */
    boolean fails(ResultType type) {
        return turn(type, 2) == 1;
    }

    private Object value(ValueType type, Type java) {
        return type.accept(new Maker(java));
    }

    /** Which of {@code count} it is this time: one after the other, from anywhere. */
    private int turn(ValueType type, int count) {
        int next = turns.computeIfAbsent(type, key -> random.nextInt(count));
        turns.put(type, random.nextInt(4) == 0 ? random.nextInt(count) : (next + 1) % count);
        return next;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** Makes values of one Java type. */
    private final class Maker implements ValueTypeVisitor<Object> {
        private final Type java;

        Maker(Type java) {
            this.java = java;
        }

        private Type argument(int index) {
            return ((ParameterizedType) java).getActualTypeArguments()[index];
        }

        @Override
        public Object visitPrimitive(PrimitiveType type) {
            return scalars.make(type);
        }

        @Override
        public Object visitList(ListType type) {
            // The elements may be lists of many again.
            return list(type.element(), type.element() instanceof PrimitiveType ? scalars.length() : random.nextInt(6));
        }

        @Override
        public Object visitFixedList(FixedListType type) {
            return list(type.element(), type.length());
        }

        private Object list(ValueType element, int length) {
            if (java instanceof Class<?> array) {
                return scalars.array(array.getComponentType(), length);
            }
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(value(element, argument(0)));
            }
            return list;
        }

        @Override
        public Object visitMap(MapType type) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                // A value that another replaces would go nowhere, with what it owns.
                map.computeIfAbsent(value(type.key(), argument(0)), key -> value(type.value(), argument(1)));
            }
            return map;
        }

        @Override
        public Object visitTuple(TupleType type) {
            List<Object> parts = new ArrayList<>();
            for (ValueType element : type.elements()) {
                parts.add(value(element, argument(parts.size())));
            }
            return record(raw(java), parts);
        }

        @Override
        public Object visitRecord(RecordType type) {
            Class<?> record = raw(java);
            List<Object> parts = new ArrayList<>();
            for (RecordType.Field field : type.fields()) {
                parts.add(value(field.type(), record.getRecordComponents()[parts.size()].getGenericType()));
            }
            return record(record, parts);
        }

        @Override
        public Object visitVariant(VariantType type) {
            int index = turn(type, type.cases().size());
            Class<?> record = raw(java).getPermittedSubclasses()[index];
            return record(
                    record,
                    type.cases().get(index).payload().stream()
                            .map(payload -> value(payload, record.getRecordComponents()[0].getGenericType()))
                            .toList());
        }

        private Object record(Class<?> type, List<Object> parts) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
            }
            return Reflected.construct(type, types, parts.toArray());
        }

        @Override
        public Object visitEnum(EnumType type) {
            return raw(java).getEnumConstants()[turn(type, type.names().size())];
        }

        @Override
        public Object visitOption(OptionType type) {
            return turn(type, 2) == 0 ? Optional.empty() : Optional.of(value(type.element(), argument(0)));
        }

        @Override
        public Object visitResult(ResultType type) {
            return turn(type, 2) == 0
                    ? Result.ok(payload(type.ok(), argument(0)))
                    : Result.err(payload(type.err(), argument(1)));
        }

        private Object payload(Optional<ValueType> type, Type payload) {
            return type.map(each -> value(each, payload)).orElse(Unit.INSTANCE);
        }

        @Override
        public Object visitFlags(FlagsType type) {
            Set<Object> flags = new HashSet<>();
            int all = turn(type, 3);
            for (Object flag : raw(argument(0)).getEnumConstants()) {
                if (all == 1 || (all == 2 && random.nextBoolean())) {
                    flags.add(flag);
                }
            }
            return flags;
        }

        @Override
        public Object visitOwn(OwnType type) {
            return resources.get(raw(java), true);
        }

        @Override
        public Object visitBorrow(BorrowType type) {
            return resources.get(raw(java), false);
        }

        @Override
        public Object visitStream(StreamType type) {
            throw unsupported(type);
        }

        @Override
        public Object visitFuture(FutureType type) {
            throw unsupported(type);
        }

        private IllegalArgumentException unsupported(ValueType type) {
            return new IllegalArgumentException(type + " is asynchronous");
        }
    }
}
