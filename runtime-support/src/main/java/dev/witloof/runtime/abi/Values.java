package dev.witloof.runtime.abi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Equality, hash and text of the Java values of WIT types, by content where they are arrays or hold arrays.
 *
 * <p>Arrays, {@link Optional}, {@link List} and the values of a {@link Map} are looked into at any depth; everything else (boxed numbers, records,
 * enums, sets of enums, resources) speaks for itself through {@code equals}, {@code hashCode} and {@code toString}.
 * Stateless.
 */
public final class Values {
    private Values() {}

    /**
     * Compares two values.
     *
     * @param a one value
     * @param b the other
     * @return whether they are equal by content
     */
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
            return equal(x.orElse(null), y.orElse(null));
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return equalLists(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return equalMaps(x, y);
        }
        // deepEquals on one-element arrays is the library's comparison of two values that may be primitive arrays.
        return a.getClass().isArray() ? Arrays.deepEquals(new Object[] {a}, new Object[] {b}) : a.equals(b);
    }

    private static boolean equalLists(List<?> a, List<?> b) {
        int size = a.size();
        if (size != b.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
        return a.size() == b.size()
                && a.entrySet().stream()
                        .allMatch(entry ->
                                b.containsKey(entry.getKey()) && equal(entry.getValue(), b.get(entry.getKey())));
    }

    /**
     * Returns a hash that is consistent with {@link #equal} of the values in order.
     *
     * @param values the values, such as the components of a record
     * @return their hash
     */
    public static int hash(@Nullable Object... values) {
        int hash = 1;
        for (Object value : values) {
            hash = 31 * hash + hashOne(value);
        }
        return hash;
    }

    private static int hashOne(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return 7 + hashOne(optional.orElse(null));
        }
        if (value instanceof List<?> list) {
            int hash = 1;
            for (Object element : list) {
                hash = 31 * hash + hashOne(element);
            }
            return hash;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToInt(entry -> Objects.hashCode(entry.getKey()) ^ hashOne(entry.getValue()))
                    .sum();
        }
        return value != null && value.getClass().isArray()
                ? Arrays.deepHashCode(new Object[] {value})
                : Objects.hashCode(value);
    }

    /**
     * Returns a value built of others as text, arrays by content: {@code Name[a, [1, 2], Optional[b]]}.
     *
     * @param name the name of the record
     * @param values its components
     * @return the text
     */
    public static String text(String name, @Nullable Object... values) {
        StringJoiner text = new StringJoiner(", ", name + "[", "]");
        for (Object value : values) {
            text.add(text(value));
        }
        return text.toString();
    }

    /**
     * Returns one value as text, arrays by content.
     *
     * @param value the value
     * @return the text
     */
    public static String text(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "Optional.empty" : "Optional[" + text(optional.orElseThrow()) + "]";
        }
        if (value instanceof List<?> list) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            for (Object element : list) {
                text.add(text(element));
            }
            return text.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            map.forEach((key, each) -> text.add(key + "=" + text(each)));
            return text.toString();
        }
        if (value != null && value.getClass().isArray()) {
            String wrapped = Arrays.deepToString(new Object[] {value});
            return wrapped.substring(1, wrapped.length() - 1);
        }
        return String.valueOf(value);
    }
}
