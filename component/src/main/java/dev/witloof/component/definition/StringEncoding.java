package dev.witloof.component.definition;

/** How strings lie in a linear memory (CanonicalABI.md, "Canonical ABI Options"). */
public enum StringEncoding {
    /** UTF-8; lengths count bytes. */
    UTF8("utf8"),
    /** UTF-16, little-endian; lengths count code units. */
    UTF16("utf16"),
    /** Latin-1 or UTF-16, as the highest bit of the length tells. */
    LATIN1_UTF16("latin1+utf16");

    private final String text;

    StringEncoding(String text) {
        this.text = text;
    }

    /**
     * The name of the encoding in the text format.
     *
     * @return for example {@code "latin1+utf16"}
     */
    public String text() {
        return text;
    }
}
