package dev.witloof.runtime.abi;

import static dev.witloof.runtime.abi.FakeGuest.HEAP;

/** The allocator that the vectors were made with: the last block may be resized in place. */
final class VectorHeap extends CoreFunction {
    private final FakeGuest.Memory memory;
    private int end = HEAP;
    private int last = -1;

    VectorHeap(FakeGuest.Memory memory) {
        this.memory = memory;
    }

    @Override
    public long call(long[] arguments) {
        int old = (int) arguments[0];
        int oldSize = (int) arguments[1];
        int alignment = (int) arguments[2];
        int size = (int) arguments[3];
        if (oldSize == 0) {
            last = (end + alignment - 1) & -alignment;
        } else if (old != last) {
            throw new AssertionError("only the last block is resized, at " + last + ", not " + old);
        }
        end = last + size;
        if (size < oldSize) {
            memory.write(end, new byte[oldSize - size]);
        }
        return last;
    }

    byte[] contents() {
        return memory.read(HEAP, end - HEAP);
    }
}
