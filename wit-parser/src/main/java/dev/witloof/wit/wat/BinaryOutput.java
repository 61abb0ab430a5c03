package dev.witloof.wit.wat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a component, one thing behind the other, that know of which places of the text they are made. */
final class BinaryOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Pairs of a number of bytes before and an offset in the text. */
    private int[] marks = new int[16];

    private int marked;

    /** Says that what follows is made of the text from an offset on. */
    BinaryOutput mark(int textOffset) {
        return mark(out.size(), textOffset);
    }

    private BinaryOutput mark(int offset, int textOffset) {
        if (marked == marks.length) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
        }
        marks[marked++] = offset;
        marks[marked++] = textOffset;
        return this;
    }

    BinaryOutput bytes(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    BinaryOutput bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A number of 32 bits without a sign, in LEB128. */
    BinaryOutput unsigned(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return this;
    }

    /** A number of 32 bits without a sign, in the LEB128 of numbers with one. */
    BinaryOutput index(int value) {
        long rest = Integer.toUnsignedLong(value);
        while (rest > 0x3F) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    BinaryOutput name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length).bytes(utf8);
    }

    BinaryOutput append(BinaryOutput other) {
        int start = out.size();
        out.writeBytes(other.out.toByteArray());
        for (int i = 0; i < other.marked; i += 2) {
            mark(start + other.marks[i], other.marks[i + 1]);
        }
        return this;
    }

    /** Something behind its length. */
    BinaryOutput sized(BinaryOutput content) {
        return unsigned(content.out.size()).append(content);
    }

    /** The pairs of a number of bytes before and an offset in the text, in the order of the bytes. */
    int[] marks() {
        return Arrays.copyOf(marks, marked);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
