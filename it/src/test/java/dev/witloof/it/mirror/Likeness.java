package dev.witloof.it.mirror;

import dev.witloof.it.Reflected;
import dev.witloof.runtime.Resource;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether two values mean the same. Their classes may differ: an interface that is spelled in a world has types of its own
 * as an import and as an export.
 */
final class Likeness {
    private final BiPredicate<Object, Object> resources;

    /**
     * Makes a comparison.
     *
     * @param resources whether two objects stand for the same resource
     */
    Likeness(BiPredicate<Object, Object> resources) {
        this.resources = resources;
    }

    boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Resource && b instanceof Resource) {
            return resources.test(a, b);
        }
        if (a instanceof Record one && b instanceof Record other) {
            return name(a).equals(name(b)) && sequence(parts(one), parts(other));
        }
        if (a instanceof Enum<?> one && b instanceof Enum<?> other) {
            return one.name().equals(other.name());
        }
        if (a instanceof Optional<?> one && b instanceof Optional<?> other) {
            return same(one.orElse(null), other.orElse(null));
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            return sequence(one, other);
        }
        if (a instanceof Set<?> one && b instanceof Set<?> other) {
            return names(one).equals(names(other));
        }
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            return sequence(one.keySet(), other.keySet()) && sequence(one.values(), other.values());
        }
        return Objects.deepEquals(a, b);
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    private boolean sequence(Collection<?> a, Collection<?> b) {
        List<?> others = new ArrayList<>(b);
        int i = 0;
        for (Object each : a) {
            if (i == others.size() || !same(each, others.get(i++))) {
                return false;
            }
        }
        return i == others.size();
    }

    private static List<Object> parts(Record record) {
        List<Object> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            parts.add(Reflected.part(record, component));
        }
        return parts;
    }

    /** The flags of a set, of which the order means nothing. */
    private static Set<String> names(Set<?> flags) {
        Set<String> names = new HashSet<>();
        flags.forEach(each -> names.add(((Enum<?>) each).name()));
        return names;
    }
}
