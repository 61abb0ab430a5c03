package dev.witloof.runtime.dynamic;

/** About how many bytes of Java's heap the parts of lifted values take; see {@link Conversion#weight()}. */
final class Weights {
    static final long REFERENCE = 4;
    static final long OBJECT = 24;
    /** A string with its array, without contents. */
    static final long STRING = 80;
    /** A value with its list and that one's array, without elements. */
    static final long LIST = 64;
    /** A value with a payload that may be there. */
    static final long CASE = 40;
    /** A handle with a proxy. */
    static final long HANDLE = 64;
    /** An element while its list is made, when there are two arrays. */
    static final long ELEMENT = 2 * REFERENCE;

    /** What a call lifts beside strings and lists counts from here on, so that a limit of 0 forbids only those. */
    static final long FREE = 1 << 16;

    private Weights() {}
}
