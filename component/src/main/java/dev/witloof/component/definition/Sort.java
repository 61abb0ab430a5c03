package dev.witloof.component.definition;

/** The kinds of things that a component defines; each has an index space of its own (Explainer.md, "Index Spaces"). */
public enum Sort {
    /** Core functions: lowered functions, builtins, and exports of core instances. */
    CORE_FUNCTION("core func"),
    /** Core tables. */
    CORE_TABLE("core table"),
    /** Core linear memories. */
    CORE_MEMORY("core memory"),
    /** Core globals. */
    CORE_GLOBAL("core global"),
    /** Core exception tags. */
    CORE_TAG("core tag"),
    /** Core types, with those of core modules. */
    CORE_TYPE("core type"),
    /** Core modules. */
    CORE_MODULE("core module"),
    /** Core instances. */
    CORE_INSTANCE("core instance"),
    /** Component functions. */
    FUNCTION("func"),
    /** Values. */
    VALUE("value"),
    /** Component types: value types, functions, resources, instances and components. */
    TYPE("type"),
    /** Components. */
    COMPONENT("component"),
    /** Component instances. */
    INSTANCE("instance");

    private final String text;

    Sort(String text) {
        this.text = text;
    }

    /**
     * The name of this sort in the text format.
     *
     * @return for example {@code "core func"}
     */
    public String text() {
        return text;
    }

    /**
     * Whether this is a sort of core WebAssembly.
     *
     * @return true for the sorts whose text starts with {@code core}
     */
    public boolean isCore() {
        return name().startsWith("CORE_");
    }

    @Override
    public String toString() {
        return text;
    }
}
