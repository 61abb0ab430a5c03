package dev.witloof.runtime.core;

/** The kinds of things that core modules import and export. */
public enum ExternKind {
    /** A function. */
    FUNCTION,
    /** A table of references. */
    TABLE,
    /** A linear memory. */
    MEMORY,
    /** A global variable. */
    GLOBAL,
    /** An exception's tag. */
    TAG;

    private static final ExternKind[] BY_ID = values();

    static ExternKind of(int id, ModuleCursor at) {
        if (id >= BY_ID.length) {
            throw at.malformed("kind " + id + " of an import or export is unknown; 0 to 4 are wanted");
        }
        return BY_ID[id];
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
