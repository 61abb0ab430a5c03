package dev.witloof.runtime.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A reading position in the bytes of a core module, which never passes its end. */
final class ModuleCursor {
    private final byte[] bytes;
    private final int end;
    private int position;

    ModuleCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    boolean atEnd() {
        return position == end;
    }

    int unsignedByte(String what) {
        if (position >= end) {
            throw malformed("the bytes end where " + what + " is wanted");
        }
        return bytes[position++] & 0xFF;
    }

    /** Reads an unsigned 32-bit LEB128 number, as a {@code long} so that it is never negative. */
    long u32(String what) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = unsignedByte(what);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                if (value > 0xFFFF_FFFFL) {
                    break;
                }
                return value;
            }
        }
        throw malformed(what + " is not a 32-bit LEB128 number");
    }

    /** Reads the count of a vector whose elements take at least one byte each, so that a count cannot lie. */
    int count(String what) {
        long count = u32("the number of " + what);
        if (count > remaining()) {
            throw malformed(count + " " + what + " are announced, but only " + remaining() + " bytes are left");
        }
        return (int) count;
    }

    /** Passes over a signed or unsigned LEB128 number of at most {@code maximumBytes}. */
    void skipLeb(int maximumBytes, String what) {
        for (int i = 0; i < maximumBytes; i++) {
            if (unsignedByte(what) < 0x80) {
                return;
            }
        }
        throw malformed(what + " is a LEB128 number of more than " + maximumBytes + " bytes");
    }

    void skip(long length, String what) {
        if (length > remaining()) {
            throw malformed(what + " takes " + length + " bytes, but only " + remaining() + " are left");
        }
        position += (int) length;
    }

    /** Reads a signed 32-bit LEB128 number. */
    int s32(String what) {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = unsignedByte(what);
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                // The sign is the highest bit of the last byte.
                return shift < 28 && (next & 0x40) != 0 ? value | -1 << (shift + 7) : value;
            }
        }
        throw malformed(what + " is not a signed 32-bit LEB128 number");
    }

    String name(String what) {
        long length = u32("the length of " + what);
        int start = position;
        skip(length, what);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, (int) length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedModuleException(start, what + " is not UTF-8");
        }
    }

    MalformedModuleException malformed(String message) {
        return new MalformedModuleException(position, message);
    }
}
