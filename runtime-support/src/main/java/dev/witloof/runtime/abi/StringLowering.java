package dev.witloof.runtime.abi;

import static dev.witloof.runtime.abi.MemoryContext.pack;

import java.nio.charset.StandardCharsets;

/**
 * Lowers strings. Source: "Storing" ({@code store_string}).
 *
 * <p>A Java string counts as UTF-16 where the specification looks at the encoding that a string comes in, so the
 * allocator is called as it says for that: an optimistic allocation, one for the worst case as soon as it does not
 * suffice, and one that shrinks it. What comes from another guest counts as what it lay in there, {@link StringOrigin}.
 */
final class StringLowering {
    private static final int TAG = 1 << 31;
    /** Up to this length a plain loop is as fast as {@link AsciiCopy}; measured on JDK 17. */
    private static final int SHORT = 80;

    private static final char REPLACEMENT = '\uFFFD';

    private StringLowering() {}

    /** Lowers a string that lay in UTF-8 in another guest's memory, where its length was that in bytes. */
    static long fromUtf8(LiftLower cx, StringEncoding encoding, String string) {
        return switch (encoding) {
            case UTF8 -> utf8Copy(cx, string.getBytes(StandardCharsets.UTF_8));
            case UTF16 -> utf16(cx, string, utf8Length(string));
            case LATIN1_UTF16 -> latin1OrUtf16(cx, string, utf8Length(string));
        };
    }

    private static long utf8Copy(LiftLower cx, byte[] encoded) {
        int ptr = cx.allocate(encoded.length, 1);
        System.arraycopy(encoded, 0, cx.memory().array(), ptr, encoded.length);
        return pack(ptr, encoded.length);
    }

    /** The bytes that a string without lone surrogates takes in UTF-8; at most what a component may hold. */
    private static int utf8Length(String string) {
        int length = string.length();
        int bytes = length;
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c >= 0x80) {
                // Two halves of a pair are two bytes each.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    static long latin1ToUtf8(LiftLower cx, String string) {
        return utf8(cx, string, 2);
    }

    static long utf8(LiftLower cx, String string) {
        checkLength(string);
        return utf8(cx, string, 3);
    }

    /** Lowers to UTF-8 what takes at most so many bytes a code unit. */
    private static long utf8(LiftLower cx, String string, int worstUnit) {
        int length = string.length();
        int ptr = cx.allocate(length, 1);
        if (length > SHORT && cx.memory().views().ascii().copy(string, ptr)) {
            return pack(ptr, length);
        }
        byte[] bytes = cx.memory().array();
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c >= 0x80) {
                return utf8Rest(cx, string, ptr, i, worstUnit);
            }
            bytes[ptr + i] = (byte) c;
        }
        return pack(ptr, length);
    }

    private static long utf8Rest(LiftLower cx, String string, int start, int from, int worstUnit) {
        int length = string.length();
        int worst = Math.multiplyExact(worstUnit, length);
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
        return utf16(cx, string, checkLength(string));
    }

    /** Lowers to UTF-16 what takes at most so many code units. */
    private static long utf16(LiftLower cx, String string, int worst) {
        int length = string.length();
        int ptr = cx.allocate(2 * worst, 2);
        storeUtf16(cx, string, 0, ptr);
        if (length < worst) {
            ptr = cx.reallocate(ptr, 2 * worst, 2, 2 * length);
        }
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
        return latin1OrUtf16(cx, string, checkLength(string));
    }

    /** Lowers to Latin-1 or else UTF-16 what takes at most so many code units of either. */
    private static long latin1OrUtf16(LiftLower cx, String string, int worst) {
        int length = string.length();
        int ptr = cx.allocate(worst, 2);
        byte[] bytes = cx.memory().array();
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c > 0xFF) {
                return utf16Rest(cx, string, ptr, i, worst);
            }
            bytes[ptr + i] = (byte) c;
        }
        if (length < worst) {
            ptr = cx.reallocate(ptr, worst, 2, length);
        }
        return pack(ptr, length);
    }

    private static long utf16Rest(LiftLower cx, String string, int start, int from, int worst) {
        int length = string.length();
        int ptr = cx.reallocate(start, worst, 2, 2 * worst);
        byte[] bytes = cx.memory().array();
        // In place, and so from the end: the Latin-1 bytes lie where the first half of the code units will.
        for (int i = from - 1; i >= 0; i--) {
            bytes[ptr + 2 * i] = bytes[ptr + i];
            bytes[ptr + 2 * i + 1] = 0;
        }
        storeUtf16(cx, string, from, ptr);
        if (length < worst) {
            ptr = cx.reallocate(ptr, 2 * worst, 2, 2 * length);
        }
        return pack(ptr, length | TAG);
    }

    /** Lowers to UTF-16 or else Latin-1 what another guest chose UTF-16 for. */
    static long probablyUtf16(LiftLower cx, String string) {
        int length = string.length();
        int ptr = cx.allocate(2 * length, 2);
        storeUtf16(cx, string, 0, ptr);
        for (int i = 0; i < length; i++) {
            if (string.charAt(i) > 0xFF) {
                return pack(ptr, length | TAG);
            }
        }
        byte[] bytes = cx.memory().array();
        for (int i = 0; i < length; i++) {
            bytes[ptr + i] = bytes[ptr + 2 * i];
        }
        // The specification asks for alignment 1 here.
        return pack(cx.reallocate(ptr, 2 * length, 1, length), length);
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
