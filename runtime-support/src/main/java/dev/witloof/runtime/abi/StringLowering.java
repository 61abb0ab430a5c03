package dev.witloof.runtime.abi;

import static dev.witloof.runtime.abi.MemoryContext.pack;

/**
 * Lowers strings. Source: "Storing" ({@code store_string}).
 *
 * <p>What the allocator is asked for depends on the encoding that a string comes in. A Java string counts as the one that
 * the guest wants, so there is one allocation of just its length; adapters between WASI's older interface and components
 * can answer no more than that. What comes from another guest counts as what it lay in there, {@link StringOrigin}:
 * mostly an optimistic allocation, one for the worst case as soon as it does not suffice, and one that shrinks it.
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
            case UTF8 -> utf8(cx, string);
            case UTF16 -> utf16(cx, string, (int) utf8Length(string));
            case LATIN1_UTF16 -> latin1OrUtf16(cx, string, (int) utf8Length(string));
        };
    }

    /** Lowers a string that lay in UTF-16 in another guest's memory. */
    static long fromUtf16(LiftLower cx, StringEncoding encoding, String string) {
        return switch (encoding) {
            case UTF8 -> transcodeToUtf8(cx, string, 3);
            case UTF16 -> utf16(cx, string);
            case LATIN1_UTF16 -> latin1OrUtf16(cx, string, string.length());
        };
    }

    /** Lowers a string from Java to UTF-8. */
    static long utf8(LiftLower cx, String string) {
        int length = checkLength(string);
        if (length > SHORT) {
            return longUtf8(cx, string);
        }
        for (int i = 0; i < length; i++) {
            if (string.charAt(i) >= 0x80) {
                return otherUtf8(cx, string);
            }
        }
        int ptr = cx.allocate(length, 1);
        byte[] bytes = cx.memory().array();
        for (int i = 0; i < length; i++) {
            bytes[ptr + i] = (byte) string.charAt(i);
        }
        return pack(ptr, length);
    }

    private static long longUtf8(LiftLower cx, String string) {
        AsciiCopy ascii = cx.memory().ascii();
        if (!ascii.isAscii(string)) {
            return otherUtf8(cx, string);
        }
        int ptr = cx.allocate(string.length(), 1);
        ascii.copy(string, cx.memory().array(), ptr);
        return pack(ptr, string.length());
    }

    private static long otherUtf8(LiftLower cx, String string) {
        long size = utf8Length(string);
        checkLength(size);
        int ptr = cx.allocate((int) size, 1);
        storeUtf8(cx, string, 0, ptr);
        return pack(ptr, (int) size);
    }

    /** The bytes that a string takes in UTF-8. */
    private static long utf8Length(String string) {
        int length = string.length();
        long bytes = length;
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c >= 0x800) {
                if (isPair(string, i)) {
                    i++; // two units, and two bytes more
                }
                bytes += 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }

    private static boolean isPair(String string, int i) {
        return Character.isHighSurrogate(string.charAt(i))
                && i + 1 < string.length()
                && Character.isLowSurrogate(string.charAt(i + 1));
    }

    /** Stores a string from one of its units on in UTF-8, and returns the address of what follows it. */
    private static int storeUtf8(LiftLower cx, String string, int from, int ptr) {
        byte[] bytes = cx.memory().array();
        int at = ptr;
        int length = string.length();
        for (int i = from; i < length; i++) {
            char c = string.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (isPair(string, i)) {
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
        return at;
    }

    static long latin1ToUtf8(LiftLower cx, String string) {
        return transcodeToUtf8(cx, string, 2);
    }

    /** Lowers to UTF-8 what another guest passes, and what takes at most so many bytes a code unit. */
    private static long transcodeToUtf8(LiftLower cx, String string, int worstUnit) {
        int length = string.length();
        int ptr = cx.allocate(length, 1);
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
        int size = storeUtf8(cx, string, from, ptr + from) - ptr;
        if (size < worst) {
            ptr = cx.reallocate(ptr, worst, 1, size);
        }
        return pack(ptr, size);
    }

    static long utf16(LiftLower cx, String string) {
        checkLength(2L * string.length());
        return utf16(cx, string, string.length());
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

    /**
     * Lowers a string from Java, or one that is Latin-1 anyway, to that if it can be, and otherwise to UTF-16. What takes
     * more bytes than a component may lift is refused, although a guest that passes it on in UTF-8 may make a string of as
     * many code units in another: that lay in fewer bytes, and the specification limits only those.
     */
    static long latin1OrElseUtf16(LiftLower cx, String string) {
        int length = checkLength(string);
        for (int i = 0; i < length; i++) {
            if (string.charAt(i) > 0xFF) {
                checkLength(2L * length);
                return probablyUtf16(cx, string);
            }
        }
        return latin1OrUtf16(cx, string, length);
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

    /** Refuses what takes more bytes in every encoding than a component may lift. */
    private static int checkLength(String string) {
        return checkLength(string.length());
    }

    private static int checkLength(long size) {
        if (size > MemoryContext.MAX_BYTE_LENGTH) {
            throw new IllegalArgumentException("a string may have " + MemoryContext.MAX_BYTE_LENGTH
                    + " bytes in a guest's memory: at least " + size);
        }
        return (int) size;
    }
}
