package dev.witloof.component.binary;

import dev.witloof.component.definition.Printable;

/** Bytes that are no valid component: where, what was found there, and what was wanted. */
public final class MalformedComponentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

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
     * @param offset how many bytes of the file precede it
     * @param found what is there
     * @param wanted what should be there, or what to do
     */
    public MalformedComponentException(int offset, String found, String wanted) {
        super("malformed component at offset 0x" + Integer.toHexString(offset) + ": found " + Printable.of(found)
                + ", wanted " + Printable.of(wanted));
        this.offset = offset;
        this.found = Printable.of(found);
        this.wanted = Printable.of(wanted);
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
