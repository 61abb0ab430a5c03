package dev.witloof.codegen.check;

/** How alike two types are, in ascending order of difference. */
enum Likeness {
    /** The same type. */
    SAME,
    /** Types of the same structure and other names: alike for components, and two types in Java. */
    RENAMED,
    /** Different types. */
    DIFFERENT;

    Likeness and(Likeness other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
