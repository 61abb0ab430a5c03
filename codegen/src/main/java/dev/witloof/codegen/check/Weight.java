package dev.witloof.codegen.check;

/** How much a change asks of the next version, in ascending order. */
public enum Weight {
    /** Nothing: the item is {@code @unstable}, of which versions promise nothing. */
    UNSTABLE("unstable"),
    /** A patch: nobody who uses the package notices. */
    FIX("fix"),
    /** A minor version: who uses the old package can go on with the new one. */
    ADDITION("addition"),
    /** A major version. */
    BREAKING("breaking");

    private final String label;

    Weight(String label) {
        this.label = label;
    }

    /**
     * Returns the weight as messages name it.
     *
     * @return such as {@code breaking}
     */
    public String label() {
        return label;
    }
}
