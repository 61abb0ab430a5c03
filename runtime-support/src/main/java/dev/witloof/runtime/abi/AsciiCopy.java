package dev.witloof.runtime.abi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Copies long strings of ASCII into a memory, block by block: without allocating, and yet through the library's vectorised
 * loops, which a loop over {@code charAt} is not.
 *
 * <p>Made once for an array of a memory. Confined to the thread of its store.
 */
final class AsciiCopy {
    private static final int BLOCK = 1024;
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private final char[] chars = new char[BLOCK];
    private final CharBuffer block = CharBuffer.wrap(chars);
    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private final ByteBuffer bytes;

    AsciiCopy(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Copies a string to an address at which there is room for it; false if it is not ASCII, and then garbage is left. */
    boolean copy(String string, int ptr) {
        int length = string.length();
        for (int from = 0; from < length; from += BLOCK) {
            int size = Math.min(BLOCK, length - from);
            string.getChars(from, from + size, chars, 0);
            if (!copyBlock(size, ptr + from)) {
                return false;
            }
        }
        return true;
    }

    private boolean copyBlock(int size, int ptr) {
        block.limit(size).position(0);
        bytes.limit(ptr + size).position(ptr);
        CoderResult result = encoder.reset().encode(block, bytes, true);
        return !result.isError() && isAscii(ptr, ptr + size);
    }

    private boolean isAscii(int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            if ((bytes.getLong(i) & NOT_ASCII) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (bytes.get(i) < 0) {
                return false;
            }
        }
        return true;
    }
}
