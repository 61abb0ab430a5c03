package dev.witloof.runtime;

/** The value of a payload that a WIT type leaves out: the {@code _} of {@code result<_, error>}. */
public enum Unit {
    /** The one value. */
    INSTANCE
}
