package dev.witloof.component.binary;

/**
 * What all parts of one reading share: the types met so far, the names of resource types, and the work that is left.
 *
 * <p>Decoding takes time linear in the bytes, but a few bytes can instantiate or alias a large type again and again. What
 * such steps do is counted, and a component that wants too much of it is refused.
 */
final class ReadContext {
    /** Far above what real components need (some thousands), and a fraction of a second of work. */
    private static final int WORK = 2_000_000;

    private static final int CHARACTERS_A_STEP = 16;

    /** How deep components and types of components and instances may nest in each other. */
    static final int MAX_NESTING = 100;

    private final TypePool types = new TypePool(this);
    private final Nesting nesting = new Nesting(this);
    private final ResourceNames names;
    private final long limit;
    private long work;
    private int offset;

    ReadContext(ResourceNames names, int bytes) {
        this.limit = WORK + (long) bytes;
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

    MalformedComponentException error(Rule rule, String found, String wanted) {
        return new MalformedComponentException(rule, offset, found, wanted);
    }

    /** Counts the work of looking at a text that is looked at again and again. */
    void spendOn(String text) {
        spend(1 + text.length() / CHARACTERS_A_STEP);
    }

    /** Counts steps of work whose number the bytes do not bound. */
    void spend(long steps) {
        work += steps;
        if (work > limit) {
            throw error(
                    Rule.WORK,
                    "types that take more than " + limit + " steps to instantiate and compare",
                    "a component with fewer or smaller types");
        }
    }
}
