package dev.witloof.runtime.abi;

import static dev.witloof.runtime.abi.MemoryContext.pack;

/**
 * Lowers strings. Source: "Storing" ({@code store_string}).
 *
 * <p>A Java string counts as UTF-16 where the specification looks at the encoding that a string comes in, so the
 * allocator is called as it says for that: an optimistic allocation, one for the worst case as soon as it does not
 * suffice, and one that shrinks it.
 */
final class StringLowering {
    private static final int TAG = 1 << 31;
    /** Up to this length a plain loop is as fast as {@link AsciiCopy}; measured on JDK 17. */
    private static final int SHORT = 80;

    private static final char REPLACEMENT = '\uFFFD';

    private StringLowering() {}

    static long utf8(LiftLower cx, String string) {
        int length = checkLength(string);
        int ptr = cx.allocate(length, 1);
        if (length > SHORT && cx.memory().views().ascii().copy(string, ptr)) {
            return pack(ptr, length);
        }
        byte[] bytes = cx.memory().array();
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c >= 0x80) {
                return utf8Rest(cx, string, ptr, i);
            }
            bytes[ptr + i] = (byte) c;
        }
        return pack(ptr, length);
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

    /** A length beyond which every encoding takes more bytes than a component may lift. */
    private static int checkLength(String string) {
        int length = string.length();
        if (length > MemoryContext.MAX_BYTE_LENGTH) {
            throw new IllegalArgumentException("a string may have " + MemoryContext.MAX_BYTE_LENGTH
                    + " bytes in a guest's memory: " + length + " characters");
        }
        return length;
    }
}
