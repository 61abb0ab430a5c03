package dev.witloof.component.binary;

import java.util.Map;

/** Compares core value types in the text format, of which the reference types have subtypes. */
final class CoreReferences {
    private static final String NULLABLE = "(ref null ";
    private static final String NOT_NULL = "(ref ";

    /** The direct supertype of a heap type, where it has one. */
    private static final Map<String, String> ABOVE = Map.of(
            "none", "i31",
            "i31", "eq",
            "struct", "eq",
            "array", "eq",
            "eq", "any",
            "nofunc", "func",
            "noextern", "extern",
            "noexn", "exn");

    private CoreReferences() {}

    /** Whether two value types are equal, as far as the text tells. */
    static boolean same(String wanted, String actual) {
        return wanted.equals(actual)
                || (isReference(wanted)
                        && isReference(actual)
                        && nullable(wanted) == nullable(actual)
                        && (heap(wanted).equals(heap(actual)) || isIndexed(wanted) || isIndexed(actual)));
    }

    /** Whether a value of one type may stand for another's. */
    static boolean fit(String wanted, String actual) {
        if (!isReference(wanted) || !isReference(actual)) {
            return wanted.equals(actual);
        }
        return (nullable(wanted) || !nullable(actual))
                && (isIndexed(wanted) || isIndexed(actual) || isBelow(heap(actual), heap(wanted)));
    }

    private static boolean isBelow(String heap, String wanted) {
        if (heap.equals("none") && (wanted.equals("struct") || wanted.equals("array"))) {
            return true;
        }
        for (String each = heap; each != null; each = ABOVE.get(each)) {
            if (each.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReference(String type) {
        return type.startsWith(NOT_NULL) || type.endsWith("ref");
    }

    private static boolean nullable(String type) {
        return !type.startsWith(NOT_NULL) || type.startsWith(NULLABLE);
    }

    private static boolean isIndexed(String type) {
        return Character.isDigit(heap(type).charAt(0));
    }

    private static String heap(String type) {
        if (type.startsWith(NULLABLE)) {
            return type.substring(NULLABLE.length(), type.length() - 1);
        } else if (type.startsWith(NOT_NULL)) {
            return type.substring(NOT_NULL.length(), type.length() - 1);
        }
        return type.substring(0, type.length() - "ref".length());
    }
}
