package dev.witloof.runtime.abi;

import static dev.witloof.runtime.abi.MemoryContext.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lowers strings. Source: "Storing" ({@code store_string}).
 *
 * <p>A Java string counts as UTF-16 where the specification looks at the encoding that a string comes in, so the
 * allocator is called as it says for that: an optimistic allocation, one for the worst case as soon as it does not
 * suffice, and one that shrinks it.
 */
final class StringLowering {
    private static final int TAG = 1 << 31;
    /** Up to this length a plain loop is faster than making an array; measured on JDK 17. */
    private static final int SHORT = 24;

    private static final char REPLACEMENT = '\uFFFD';

    private StringLowering() {}

    static long utf8(LiftLower cx, String string) {
        int length = checkLength(string);
        return length <= SHORT ? utf8Loop(cx, string, cx.allocate(length, 1)) : longUtf8(cx, string, length);
    }

    private static long utf8Loop(LiftLower cx, String string, int ptr) {
        byte[] bytes = cx.memory().array();
        int length = string.length();
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c >= 0x80) {
                return utf8Rest(cx, string, ptr, i);
            }
            bytes[ptr + i] = (byte) c;
        }
        return pack(ptr, length);
    }

    /**
     * Lowers a long string with the library's vectorised loops if it is ASCII. They only work on whole arrays: one lives for
     * a moment, and is made before the call of the allocator so that it is at hand when it is read again.
     */
    @SuppressWarnings("deprecation") // the low bytes of the characters are wanted here
    private static long longUtf8(LiftLower cx, String string, int length) {
        byte[] encoded = string.getBytes(StandardCharsets.UTF_8);
        int ptr = cx.allocate(length, 1);
        if (encoded.length != length) {
            return utf8Loop(cx, string, ptr);
        }
        // All is ASCII but lone surrogates, for which the library put `?`. One shows where its low byte is no `?`; the
        // few
        // whose low byte is are looked for one by one, which costs nothing in a string of Latin-1.
        byte[] bytes = cx.memory().array();
        string.getBytes(0, length, bytes, ptr);
        boolean ascii =
                Arrays.equals(encoded, 0, length, bytes, ptr, ptr + length) && !hasQuestionableSurrogate(string);
        return ascii ? pack(ptr, length) : utf8Loop(cx, string, ptr);
    }

    private static boolean hasQuestionableSurrogate(String string) {
        for (int c = 0xD83F; c <= 0xDF3F; c += 0x100) {
            if (string.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static long utf8Rest(LiftLower cx, String string, int start, int from) {
        int length = string.length();
        int worst = Math.multiplyExact(3, length);
        int ptr = cx.reallocate(start, length, 1, worst);
        byte[] bytes = cx.memory().array();
        int at = ptr + from;
        for (int i = from; i < length; i++) {
            char c = string.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                int codePoint = Character.toCodePoint(c, string.charAt(++i));
                bytes[at++] = (byte) (0xF0 | (codePoint >> 18));
                bytes[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
                bytes[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (codePoint & 0x3F));
            } else {
                char scalar = Character.isSurrogate(c) ? REPLACEMENT : c;
                bytes[at++] = (byte) (0xE0 | (scalar >> 12));
                bytes[at++] = (byte) (0x80 | ((scalar >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (scalar & 0x3F));
            }
        }
        int size = at - ptr;
        if (size < worst) {
            ptr = cx.reallocate(ptr, worst, 1, size);
        }
        return pack(ptr, size);
    }

    static long utf16(LiftLower cx, String string) {
        int length = checkLength(string);
        int ptr = cx.allocate(2 * length, 2);
        storeUtf16(cx, string, 0, ptr);
        return pack(ptr, length);
    }

    /** Stores the code units of a string from {@code from} on where they belong in a string at {@code ptr}. */
    private static void storeUtf16(LiftLower cx, String string, int from, int ptr) {
        LinearMemory memory = cx.memory();
        int length = string.length();
        for (int i = from; i < length; i++) {
            char c = string.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(string.charAt(i + 1))) {
                    memory.putShort(ptr + 2 * i, c);
                    c = string.charAt(++i);
                } else {
                    c = REPLACEMENT;
                }
            }
            memory.putShort(ptr + 2 * i, c);
        }
    }

    static long latin1OrUtf16(LiftLower cx, String string) {
        int length = checkLength(string);
        int ptr = cx.allocate(length, 2);
        byte[] bytes = cx.memory().array();
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c > 0xFF) {
                return utf16Rest(cx, string, ptr, i);
            }
            bytes[ptr + i] = (byte) c;
        }
        return pack(ptr, length);
    }

    private static long utf16Rest(LiftLower cx, String string, int start, int from) {
        int length = string.length();
        int ptr = cx.reallocate(start, length, 2, 2 * length);
        byte[] bytes = cx.memory().array();
        // In place, and so from the end: the Latin-1 bytes lie where the first half of the code units will.
        for (int i = from - 1; i >= 0; i--) {
            bytes[ptr + 2 * i] = bytes[ptr + i];
            bytes[ptr + 2 * i + 1] = 0;
        }
        storeUtf16(cx, string, from, ptr);
        return pack(ptr, length | TAG);
    }

    /** A length up to which no encoding takes more bytes than a component may lift. */
    private static int checkLength(String string) {
        int length = string.length();
        if (length > MemoryContext.MAX_BYTE_LENGTH) {
            throw new IllegalArgumentException("a string may have " + MemoryContext.MAX_BYTE_LENGTH
                    + " bytes in a guest's memory: " + length + " characters");
        }
        return length;
    }
}
