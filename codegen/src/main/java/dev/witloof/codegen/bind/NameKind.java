package dev.witloof.codegen.bind;

/** What a nested Java type stands for: the suffix of a name that an enclosing type has already. */
public enum NameKind {
    /** A WIT record. */
    RECORD("Record"),
    /** A WIT variant. */
    VARIANT("Variant"),
    /** A case of a WIT variant. */
    CASE("Case"),
    /** A WIT enum. */
    ENUM("Enum"),
    /** WIT flags. */
    FLAGS("Flags"),
    /** A WIT resource. */
    RESOURCE("Resource"),
    /** An interface that stands in a world. */
    INTERFACE("Interface"),
    /** The exception of an error type or of a function. */
    EXCEPTION("Exception");

    private final String suffix;

    NameKind(String suffix) {
        this.suffix = suffix;
    }

    /**
     * Returns the suffix.
     *
     * @return such as {@code Resource}
     */
    public String suffix() {
        return suffix;
    }
}
