package dev.witloof.component.binary;

/**
 * What all parts of one reading share: the types met so far, the names of resource types, and the work that is left.
 *
 * <p>Decoding takes time linear in the bytes, but a few bytes can instantiate or alias a large type again and again. What
 * such steps do is counted, and a component that wants too much of it is refused.
 */
final class ReadContext {
    /** Far above what real components need (some tens of thousands), and a fraction of a second of work. */
    static final int WORK = 10_000_000;

    /** How deep components and types of components and instances may nest in each other. */
    static final int MAX_NESTING = 100;

    private final TypePool types = new TypePool();
    private final Nesting nesting = new Nesting(this);
    private final ResourceNames names;
    private int work;
    private int offset;

    ReadContext(ResourceNames names) {
        this.names = names;
    }

    TypePool types() {
        return types;
    }

    Nesting nesting() {
        return nesting;
    }

    ResourceNames names() {
        return names;
    }

    /** Says which definition errors are about from now on. */
    void at(int definition) {
        offset = definition;
    }

    /** Where the definition starts that is being read. */
    int offset() {
        return offset;
    }

    MalformedComponentException error(String found, String wanted) {
        return new MalformedComponentException(offset, found, wanted);
    }

    /** Counts steps of work whose number the bytes do not bound. */
    void spend(int steps) {
        work += steps;
        if (work > WORK) {
            throw error(
                    "types that take more than " + WORK + " steps to instantiate and compare",
                    "a component with fewer or smaller types");
        }
    }
}
