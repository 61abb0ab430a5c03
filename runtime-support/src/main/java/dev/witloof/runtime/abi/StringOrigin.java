package dev.witloof.runtime.abi;

/**
 * How a string lay in the memory of the guest that passes it to another guest: what the other's allocator is asked for
 * depends on it. Source: "Storing" ({@code store_string_into_range}).
 */
public enum StringOrigin {
    /** It comes from Java, and counts as encoded in the way that takes one allocation of just its length. */
    JAVA,
    /** In UTF-8. */
    UTF8,
    /** In UTF-16, as the definition's encoding has it. */
    UTF16,
    /** In Latin-1, of a definition whose encoding is {@code latin1+utf16}. */
    LATIN1,
    /** In UTF-16, of a definition whose encoding is {@code latin1+utf16}. */
    TAGGED_UTF16
}
