package dev.witloof.codegen.check;

/** What a change of WIT breaks. */
public enum Side {
    /** Components built against the old version do not run on hosts of the new one, if they use what changed. */
    GUESTS("guests"),
    /** Hosts built against the old version do not run components of the new one, if these use what changed. */
    HOSTS("hosts"),
    /** Java that implements or calls the generated code does not compile with that of the new version. */
    JAVA("Java sources"),
    /** Other WIT that names what changed does not resolve any more. */
    WIT("WIT that uses it");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /**
     * Returns the side as messages name it.
     *
     * @return such as {@code guests}
     */
    public String label() {
        return label;
    }
}
