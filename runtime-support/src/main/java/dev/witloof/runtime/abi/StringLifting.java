package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Lifts strings, strictly: what is not valid in its encoding traps. Source: "Loading" ({@code load_string}). */
final class StringLifting {
    private static final int TAG = 1 << 31;
    private static final char REPLACEMENT = '\uFFFD';

    private StringLifting() {}

    static String utf8(LiftLower cx, int ptr, int length) {
        long size = length & 0xFFFF_FFFFL;
        cx.checkCopied("string", ptr, size, 1, size);
        byte[] bytes = cx.memory().array();
        String string = new String(bytes, ptr, length, StandardCharsets.UTF_8);
        // The library puts U+FFFD for what is malformed; only then is it worth looking at twice.
        if (string.indexOf(REPLACEMENT) >= 0) {
            checkUtf8(cx, bytes, ptr, length);
        }
        return string;
    }

    private static void checkUtf8(LiftLower cx, byte[] bytes, int ptr, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, ptr, length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(length), true);
        if (result.isError()) {
            int at = in.position();
            throw cx.trap(
                    Trap.Rule.STRING_ENCODING,
                    "invalid UTF-8 in a string of " + length + " bytes at address " + ptr + ": byte 0x"
                            + Integer.toHexString(bytes[at] & 0xFF) + " at index " + (at - ptr));
        }
    }

    static String utf16(LiftLower cx, int ptr, long codeUnits) {
        cx.checkCopied("string", ptr, 2 * codeUnits, 2, 2 * codeUnits);
        char[] chars = new char[(int) codeUnits];
        cx.memory().views().chars.get(ptr >>> 1, chars);
        int bad = loneSurrogate(chars);
        if (bad >= 0) {
            throw cx.trap(
                    Trap.Rule.STRING_ENCODING,
                    "invalid UTF-16: a lone surrogate at code unit " + bad + " of a string of " + codeUnits
                            + " at address " + ptr);
        }
        return new String(chars);
    }

    private static int loneSurrogate(char[] chars) {
        for (int i = 0; i < chars.length; i++) {
            if (Character.isSurrogate(chars[i])) {
                if (!isPair(chars, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isPair(char[] chars, int i) {
        return i + 1 < chars.length && Character.isSurrogatePair(chars[i], chars[i + 1]);
    }

    static String latin1OrUtf16(LiftLower cx, int ptr, int taggedLength) {
        if ((taggedLength & TAG) != 0) {
            return utf16(cx, ptr, taggedLength ^ TAG);
        }
        cx.checkCopied("string", ptr, taggedLength, 2, taggedLength);
        return new String(cx.memory().array(), ptr, taggedLength, StandardCharsets.ISO_8859_1);
    }
}
