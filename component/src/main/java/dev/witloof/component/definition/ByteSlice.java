package dev.witloof.component.definition;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An immutable range of a component's bytes; shares the array that was read, and never hands it out. */
public final class ByteSlice {
    private final byte[] source;
    private final int start;
    private final int end;

    private ByteSlice(byte[] source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = end;
    }

    /**
     * A slice over a copy of an array.
     *
     * @param source the array
     * @return a slice that covers all of the copy
     */
    public static ByteSlice copyOf(byte[] source) {
        return new ByteSlice(source.clone(), 0, source.length);
    }

    /**
     * A part of this slice, without a copy.
     *
     * @param from the first byte, counted from the start of this slice
     * @param to the byte behind the last
     * @return the part
     * @throws IndexOutOfBoundsException if this slice has no such part
     */
    public ByteSlice slice(int from, int to) {
        if (from < 0 || to < from || to > length()) {
            throw new IndexOutOfBoundsException("from " + from + " to " + to + " of " + length() + " bytes");
        }
        return new ByteSlice(source, start + from, start + to);
    }

    /**
     * The number of bytes.
     *
     * @return at least 0
     */
    public int length() {
        return end - start;
    }

    /**
     * One of the bytes.
     *
     * @param index counted from the start of this slice
     * @return the byte
     * @throws IndexOutOfBoundsException if there is no such byte
     */
    public byte get(int index) {
        if (index < 0 || index >= length()) {
            throw new IndexOutOfBoundsException(index + " of " + length() + " bytes");
        }
        return source[start + index];
    }

    /**
     * Where this slice starts in the file.
     *
     * @return the offset of the first byte
     */
    public int offset() {
        return start;
    }

    /**
     * The bytes as an array of the caller's own.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(source, start, end);
    }

    /**
     * The bytes without a copy.
     *
     * @return a new read-only buffer
     */
    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(source, start, length()).slice().asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return length() + " bytes at " + start;
    }
}
