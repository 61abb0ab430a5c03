package dev.witloof.it.fuzz;

import java.io.ByteArrayOutputStream;

/** LEB128 numbers, canonical and otherwise. */
final class Leb {
    /** What {@link #read} returns where no number is. */
    static final long NONE = -1;

    private static final int MAX_BYTES = 5;

    private Leb() {}

    /** The length of the number at a place, or 0 where the bytes end before it does, or it is too long. */
    static int length(byte[] bytes, int at, int end) {
        for (int i = 0; i < MAX_BYTES && at + i < end; i++) {
            if (bytes[at + i] >= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The unsigned number at a place, or {@link #NONE}. */
    static long read(byte[] bytes, int at, int end) {
        int length = length(bytes, at, end);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) (bytes[at + i] & 0x7F) << (7 * i);
        }
        return length == 0 || value > 0xFFFF_FFFFL ? NONE : value;
    }

    static byte[] unsigned(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value & 0xFFFF_FFFFL;
        while (rest > 0x7F) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    static byte[] signed(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (rest < -64 || rest > 63) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write((int) rest & 0x7F);
        return out.toByteArray();
    }

    /** A number in more bytes than it needs: allowed up to five of them, malformed beyond. */
    static byte[] padded(long value, int length) {
        byte[] bytes = new byte[length];
        long rest = value & 0xFFFF_FFFFL;
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((rest & 0x7F) | (i < length - 1 ? 0x80 : 0));
            rest >>>= 7;
        }
        return bytes;
    }
}
