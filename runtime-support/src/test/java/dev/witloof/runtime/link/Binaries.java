package dev.witloof.runtime.link;

import java.nio.charset.StandardCharsets;

/** Changes to binaries that keep every length. */
final class Binaries {
    private Binaries() {}

    /** Replaces a text by another of the same length everywhere. */
    static byte[] replace(byte[] bytes, String text, String by) {
        if (text.length() != by.length()) {
            throw new IllegalArgumentException(text + " and " + by + " differ in length");
        }
        String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
        return latin1.replace(text, by).getBytes(StandardCharsets.ISO_8859_1);
    }
}
