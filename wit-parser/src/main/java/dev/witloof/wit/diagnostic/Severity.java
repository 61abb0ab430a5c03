package dev.witloof.wit.diagnostic;

/** How bad a {@link Diagnostic} is. */
public enum Severity {
    /** The text is refused. */
    ERROR("error"),
    /** The text is accepted, and may still not mean what its author thinks. */
    WARNING("warning");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /**
     * Returns the word that starts a rendered diagnostic.
     *
     * @return {@code error} or {@code warning}
     */
    public String label() {
        return label;
    }
}
