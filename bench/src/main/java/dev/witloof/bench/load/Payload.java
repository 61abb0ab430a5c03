package dev.witloof.bench.load;

import java.util.Arrays;
import java.util.Random;

/**
 * Message bodies of one size: a number in letters, and then any bytes, the same in each. A body that comes
 * back is told by its number, and has to be upper-cased in every byte. Thread-safe.
 */
final class Payload {
    private static final int DIGITS = 16;

    private final byte[] lower;
    private final byte[] upper;

    Payload(int size, long seed) {
        if (size < DIGITS) {
            throw new IllegalArgumentException("a body has " + DIGITS + " bytes or more, and not " + size);
        }
        this.lower = new byte[size];
        new Random(seed).nextBytes(lower);
        this.upper = upperCase(lower);
    }

    /** What the guest does, in Java. */
    static byte[] upperCase(byte[] body) {
        byte[] upper = body.clone();
        for (int i = 0; i < upper.length; i++) {
            byte b = upper[i];
            upper[i] = b >= 'a' && b <= 'z' ? (byte) (b - ('a' - 'A')) : b;
        }
        return upper;
    }

    int size() {
        return lower.length;
    }

    /** The body with a number. */
    byte[] body(int number) {
        byte[] body = lower.clone();
        for (int i = 0; i < DIGITS; i++) {
            // Letters alone, so that a digit that was not upper-cased is seen.
            body[i] = (byte) ('a' + ((number >>> (4 * (i % 8))) & 0xF));
        }
        return body;
    }

    /** The number of a body that was upper-cased; -1 if it is anything else. */
    int number(byte[] body) {
        if (body.length != upper.length || !Arrays.equals(body, DIGITS, body.length, upper, DIGITS, upper.length)) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = body[i] - 'A';
            if (digit < 0 || digit > 0xF || (i >= 8 && body[i] != body[i - 8])) {
                return -1;
            }
            number |= i < 8 ? digit << (4 * i) : 0;
        }
        return number;
    }
}
