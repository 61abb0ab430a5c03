package dev.witloof.codegen.emit;

/**
 * The four ways in which a generated method lifts or lowers a value: from or to core values, or memory.
 */
enum ConversionMethod {
    /** From core values. */
    LIFT("lift"),
    /** From memory. */
    LOAD("load"),
    /** To core values. */
    LOWER("lower"),
    /** To memory. */
    STORE("store");

    private final String prefix;

    ConversionMethod(String prefix) {
        this.prefix = prefix;
    }

    /** The name of the method for values that are called {@code name}. */
    String of(String name) {
        return prefix + name;
    }

    boolean reads() {
        return this == LIFT || this == LOAD;
    }

    boolean inMemory() {
        return this == LOAD || this == STORE;
    }

    static ConversionMethod reading(Place place) {
        return place instanceof Place.Flat ? LIFT : LOAD;
    }

    static ConversionMethod writing(Place place) {
        return place instanceof Place.Flat ? LOWER : STORE;
    }
}
