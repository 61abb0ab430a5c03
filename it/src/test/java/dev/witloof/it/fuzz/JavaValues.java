package dev.witloof.it.fuzz;

import dev.witloof.it.Reflected;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Values of the Java types that generated bindings have. The range that WIT gives a number does not show in its Java type,
 * so a few numbers are out of it, and {@link #wild} tells.
 */
final class JavaValues {
    private static final int WILD_ONE_IN = 60;
    private static final int MOST_ELEMENTS = 5;
    private static final int LONG_LIST = 3000;
    /** As every unsigned type, every signed type and a code point has them. */
    private static final int TAME = 128;

    private final Chance chance;
    private final List<String> words;
    private final Function<Class<?>, Object> resources;
    private boolean wild;

    /**
     * Makes a source of values.
     *
     * @param words what strings and bytes often are
     * @param resources what gives an object for the interface of a resource
     */
    JavaValues(Chance chance, List<String> words, Function<Class<?>, Object> resources) {
        this.chance = chance;
        this.words = words;
        this.resources = resources;
    }

    /** Whether a number since the last question may be out of its range. */
    boolean wild() {
        boolean before = wild;
        wild = false;
        return before;
    }

    Object make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return parameterized((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        return plain((Class<?>) type);
    }

    private Object parameterized(Class<?> raw, Type... arguments) {
        if (raw == Optional.class) {
            return chance.oneIn(3) ? Optional.empty() : Optional.of(make(arguments[0]));
        }
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (int size = chance.below(MOST_ELEMENTS); size > 0; size--) {
                list.add(make(arguments[0]));
            }
            return list;
        }
        if (raw == Set.class) {
            Set<Object> set = new HashSet<>(Arrays.asList(((Class<?>) arguments[0]).getEnumConstants()));
            set.removeIf(each -> chance.oneIn(2));
            return set;
        }
        if (raw == Result.class) {
            return chance.oneIn(2) ? Result.ok(make(arguments[0])) : Result.err(make(arguments[1]));
        }
        return record(raw, arguments);
    }

    private Object plain(Class<?> type) {
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        if (type == String.class) {
            return string();
        }
        if (type == Unit.class) {
            return Unit.INSTANCE;
        }
        if (type.isEnum()) {
            return chance.pick(Arrays.asList(type.getEnumConstants()));
        }
        if (Resource.class.isAssignableFrom(type)) {
            return resources.apply(type);
        }
        if (type.isSealed()) {
            return plain(chance.pick(Arrays.asList(type.getPermittedSubclasses())));
        }
        return type.isRecord() ? record(type) : number(type);
    }

    private Object number(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return chance.oneIn(2);
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) chance.anyLong();
        }
        if (type == short.class || type == Short.class) {
            return (short) chance.anyLong();
        }
        if (type == float.class || type == Float.class) {
            return Float.intBitsToFloat((int) chance.anyLong());
        }
        if (type == double.class || type == Double.class) {
            return Double.longBitsToDouble(chance.anyLong());
        }
        long value = chance.below(TAME);
        if (chance.oneIn(WILD_ONE_IN)) {
            wild = true;
            value = chance.oneIn(2) ? chance.interesting() : chance.anyLong();
        }
        if (type == int.class || type == Integer.class) {
            return (int) value;
        }
        if (type == long.class || type == Long.class) {
            return value;
        }
        throw new IllegalArgumentException("there are no values of " + type);
    }

    private String string() {
        return switch (chance.below(6)) {
            case 0 -> "";
            case 1 -> "\u00e9\u20ac\uD83D\uDE00";
            case 2 -> "x".repeat(chance.below(chance.oneIn(4) ? LONG_LIST : 100));
            case 3 -> "\uD800"; // becomes U+FFFD
            default -> chance.pick(words);
        };
    }

    private Object array(Class<?> element) {
        if (element == byte.class && chance.oneIn(2)) {
            return chance.pick(words).getBytes(StandardCharsets.UTF_8);
        }
        Object array = Array.newInstance(element, chance.below(chance.oneIn(20) ? LONG_LIST : MOST_ELEMENTS));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, number(element));
        }
        return array;
    }

    private Object record(Class<?> type, Type... arguments) {
        List<TypeVariable<?>> variables = List.of(type.getTypeParameters());
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            int variable = variables.indexOf(components[i].getGenericType());
            values[i] = make(variable < 0 ? components[i].getGenericType() : arguments[variable]);
        }
        return Reflected.construct(type, types, values);
    }

    /** Makes an exception of a class that generated bindings declare, with what it carries. */
    Exception exception(Class<?> type) {
        return Reflected.exception(type, this::make);
    }
}
