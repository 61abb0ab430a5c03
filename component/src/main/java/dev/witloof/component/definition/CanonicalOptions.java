package dev.witloof.component.definition;

import java.util.OptionalInt;

/**
 * The options of a canonical definition (Binary.md, {@code canonopt}).
 *
 * @param stringEncoding the encoding of strings; UTF-8 unless stated
 * @param memory index of the core memory that values lie in
 * @param realloc index of the core function that allocates there
 * @param postReturn index of the core function to call when the results of a lifted function have been read
 * @param async whether {@code async} is stated
 * @param callback index of the core function that an asynchronously lifted function's events go to
 */
public record CanonicalOptions(
        StringEncoding stringEncoding,
        OptionalInt memory,
        OptionalInt realloc,
        OptionalInt postReturn,
        boolean async,
        OptionalInt callback) {
    /** The options when none is stated. */
    public static final CanonicalOptions NONE = new CanonicalOptions(
            StringEncoding.UTF8,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            OptionalInt.empty());
}
