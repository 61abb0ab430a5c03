package dev.witloof.runtime.abi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Copies long strings of ASCII into memory, block by block: without allocating, and yet through the library's vectorised
 * loops, which a loop over {@code charAt} is not.
 *
 * <p>What a guest's allocator is asked for depends on the whole string, so a string is looked at before there is a place
 * for it; one of a single block is encoded only once for both. Confined to the thread of its store.
 */
final class AsciiCopy {
    static final int BLOCK = 4096;
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private final char[] chars = new char[BLOCK];
    private final CharBuffer block = CharBuffer.wrap(chars);
    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private final byte[] bytes = new byte[BLOCK];
    private final ByteBuffer encoded = ByteBuffer.wrap(bytes);

    /** Whether a string is ASCII throughout; then {@link #copy} may follow. */
    boolean isAscii(String string) {
        int length = string.length();
        for (int from = 0; from < length; from += BLOCK) {
            int size = Math.min(BLOCK, length - from);
            if (!encode(string, from, size) || !isAscii(size)) {
                return false;
            }
        }
        return true;
    }

    /** Copies the string that {@link #isAscii} was asked about last, to an address at which there is room for it. */
    void copy(String string, byte[] memory, int ptr) {
        int length = string.length();
        if (length <= BLOCK) {
            System.arraycopy(bytes, 0, memory, ptr, length);
            return;
        }
        for (int from = 0; from < length; from += BLOCK) {
            int size = Math.min(BLOCK, length - from);
            encode(string, from, size);
            System.arraycopy(bytes, 0, memory, ptr + from, size);
        }
    }

    private boolean encode(String string, int from, int size) {
        string.getChars(from, from + size, chars, 0);
        block.limit(size).position(0);
        CoderResult result = encoder.reset().encode(block, encoded.clear(), true);
        return !result.isError();
    }

    private boolean isAscii(int size) {
        int i = 0;
        for (; i <= size - Long.BYTES; i += Long.BYTES) {
            if ((encoded.getLong(i) & NOT_ASCII) != 0) {
                return false;
            }
        }
        for (; i < size; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
