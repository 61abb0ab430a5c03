package dev.witloof.it.generation;

/**
 * How much an interface or world has, or its Java.
 *
 * @param functions the functions, and the interfaces with functions that a world imports or exports, each of which is a
 *     method
 * @param types the records, variants, enums, flags and resources
 */
record ItemCounts(int functions, int types) {
    ItemCounts plus(ItemCounts other) {
        return new ItemCounts(functions + other.functions, types + other.types);
    }

    @Override
    public String toString() {
        return functions + " functions and " + types + " types";
    }
}
