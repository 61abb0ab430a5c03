package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;

/** Thrown when a text does not follow its grammar: it carries the first thing that is wrong with it. */
public final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /**
     * Refuses a text.
     *
     * @param diagnostic what is wrong, with its place
     */
    public SyntaxException(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    /**
     * Returns what is wrong.
     *
     * @return the diagnostic, with its place
     */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
