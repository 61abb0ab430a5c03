package dev.witloof.component.binary;

import dev.witloof.component.definition.Printable;

/**
 * Bytes that are no valid component: which rule they break, where, what was found there, and what was wanted.
 *
 * <p>The message says all four, as in {@code invalid component at offset 0x2c: found …, wanted … [type-mismatch]}; it starts
 * with {@code malformed} where the bytes do not even follow the grammar of the binary format.
 */
public final class MalformedComponentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is broken. */
    private final Rule rule;

    /** How many bytes of the file precede the error. */
    private final int offset;

    /** What is there. */
    private final String found;

    /** What should be there. */
    private final String wanted;

    /**
     * An error at the given place.
     *
     * <p>What does not print in the phrases is written so that it does.
     *
     * @param rule what is broken
     * @param offset how many bytes of the file precede it
     * @param found what is there
     * @param wanted what should be there, or what to do
     */
    public MalformedComponentException(Rule rule, int offset, String found, String wanted) {
        super((rule.kind() == Rule.Kind.MALFORMED ? "malformed" : "invalid") + " component at offset 0x"
                + Integer.toHexString(offset) + ": found " + Printable.of(found) + ", wanted "
                + Printable.of(wanted) + " [" + rule.code() + "]");
        this.rule = rule;
        this.offset = offset;
        this.found = Printable.of(found);
        this.wanted = Printable.of(wanted);
    }

    /**
     * Which rule the bytes break.
     *
     * @return the rule; programs may rely on its code
     */
    public Rule rule() {
        return rule;
    }

    /**
     * Where the error is.
     *
     * @return how many bytes of the file precede it
     */
    public int offset() {
        return offset;
    }

    /**
     * What is there.
     *
     * @return a phrase
     */
    public String found() {
        return found;
    }

    /**
     * What should be there, or what to do.
     *
     * @return a phrase
     */
    public String wanted() {
        return wanted;
    }
}
