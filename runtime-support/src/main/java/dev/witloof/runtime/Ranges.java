package dev.witloof.runtime;

/** Checks of the ranges of small signed numbers. */
final class Ranges {
    private Ranges() {}

    /** Checks that a number is in the range of a type, and returns it. */
    static int check(String type, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("an " + type + " must be " + min + " to " + max + ": " + value);
        }
        return value;
    }
}
