package dev.witloof.runtime.abi;

/** The {@code string-encoding} option of a canonical definition. */
public enum StringEncoding {
    /** UTF-8; lengths are in bytes. */
    UTF8,
    /** UTF-16, little-endian, aligned to 2; lengths are in code units. */
    UTF16,
    /** Latin-1, or UTF-16 where the length's highest bit is set; always aligned to 2. */
    LATIN1_UTF16
}
