package dev.witloof.component.binary;

import dev.witloof.component.definition.ByteSlice;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A cursor over a part of a file, which reads the primitive forms of the binary format and never leaves its part. */
final class BinaryInput {
    private final ByteSlice file;
    private final int end;
    private int position;

    BinaryInput(ByteSlice file) {
        this(file, 0, file.length());
    }

    private BinaryInput(ByteSlice file, int position, int end) {
        this.file = file;
        this.position = position;
        this.end = end;
    }

    /** The offset in the file of the byte that is read next. */
    int offset() {
        return position;
    }

    boolean atEnd() {
        return position == end;
    }

    int remaining() {
        return end - position;
    }

    MalformedComponentException error(Rule rule, String found, String wanted) {
        return new MalformedComponentException(rule, position, found, wanted);
    }

    /** The next byte without consuming it. */
    int peek(String wanted) {
        if (atEnd()) {
            throw error(Rule.END, "the end of the section or file", wanted);
        }
        return file.get(position) & 0xff;
    }

    /** The next byte, unsigned. */
    int u8(String wanted) {
        int value = peek(wanted);
        position++;
        return value;
    }

    /** Consumes a byte that can only have one value. */
    void expect(Rule rule, int value, String wanted) {
        int found = peek(wanted);
        if (found != value) {
            throw error(rule, hex(found), wanted);
        }
        position++;
    }

    /** A byte that is 0 or 1. */
    boolean flag(Rule rule, String wanted) {
        int found = peek(wanted);
        if (found > 1) {
            throw error(rule, hex(found), wanted);
        }
        position++;
        return found == 1;
    }

    /** An unsigned integer of 32 bits in LEB128. */
    long u32(String wanted) {
        return unsigned(32, wanted);
    }

    /** An unsigned integer in LEB128 of at most the given bits; of 64 bits the value is the bit pattern. */
    long unsigned(int bits, String wanted) {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8(wanted);
            int left = bits - shift;
            if (left < 7 && (next >>> left) != 0) {
                position = start;
                throw error(Rule.INTEGER, "an integer of more than " + bits + " bits", wanted);
            }
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
    }

    /** A signed integer of 33 bits in LEB128. */
    long s33(String wanted) {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8(wanted);
            // The fifth byte has five bits to give; those behind repeat the sign, and no sixth byte follows.
            if (shift == 28 && (next & 0x70) != 0x00 && (next & 0xf0) != 0x70) {
                position = start;
                throw error(Rule.INTEGER, "an integer of more than 33 bits", wanted);
            }
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                int used = 64 - (shift + 7);
                return value << used >> used;
            }
            if (shift == 28) {
                position = start;
                throw error(Rule.INTEGER, "an integer of more than 33 bits", wanted);
            }
        }
    }

    /** The length of something that takes at least one byte for each element. */
    int count(String what) {
        int start = position;
        long value = u32("the number of " + what);
        if (value > remaining()) {
            position = start;
            throw error(Rule.END, value + " " + what + " in " + remaining() + " bytes", "no more than there are bytes");
        }
        return (int) value;
    }

    /** A vector of elements. */
    <T> List<T> list(String what, Supplier<T> element) {
        int count = count(what);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }

    /** An element that a byte says is there or not. */
    <T> Optional<T> optional(String what, Supplier<T> element) {
        return flag(Rule.BOOLEAN, "0x00 for no " + what + " or 0x01 for one")
                ? Optional.of(element.get())
                : Optional.empty();
    }

    /** A string in UTF-8. */
    String name(String what) {
        int length = count("bytes of " + what);
        int start = position;
        position += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(file.slice(start, position).asByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedComponentException(Rule.UTF8, start, "bytes that are not UTF-8", what);
        }
    }

    /** An input of the next bytes, which this one skips. */
    BinaryInput part(int length) {
        BinaryInput part = new BinaryInput(file, position, position + length);
        position += length;
        return part;
    }

    /** Another cursor at the same place, in the same part. */
    BinaryInput copy() {
        return new BinaryInput(file, position, end);
    }

    /** Skips bytes, as many as are left at most. */
    void skip(int length, String what) {
        if (length > remaining()) {
            throw error(Rule.END, length + " bytes of " + what + " in " + remaining(), "no more than there are bytes");
        }
        position += length;
    }

    /** All bytes that are left. */
    ByteSlice rest() {
        ByteSlice rest = file.slice(position, end);
        position = end;
        return rest;
    }

    static String hex(int value) {
        return String.format("0x%02x", value);
    }
}
