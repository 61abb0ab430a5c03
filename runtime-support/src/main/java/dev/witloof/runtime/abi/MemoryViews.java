package dev.witloof.runtime.abi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Little-endian views of one memory array, for bulk copies: the library moves blocks through them with one copy and no
 * allocation. Indices are in elements, which is why lists must be aligned, as the canonical ABI demands anyway.
 */
final class MemoryViews {
    final ShortBuffer shorts;
    final CharBuffer chars;
    final IntBuffer ints;
    final LongBuffer longs;
    final FloatBuffer floats;
    final DoubleBuffer doubles;

    MemoryViews(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        shorts = buffer.asShortBuffer();
        chars = buffer.asCharBuffer();
        ints = buffer.asIntBuffer();
        longs = buffer.asLongBuffer();
        floats = buffer.asFloatBuffer();
        doubles = buffer.asDoubleBuffer();
    }
}
