package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.LinearMemory;
import dev.witloof.runtime.core.CoreBudget;
import java.util.Arrays;

/**
 * A linear memory in one {@code byte[]} that is exactly as long as the memory, so that the JVM's own check of an index
 * is the check of an address: compiled guest code, generated code and bulk copies all work on the same array.
 *
 * <p>Growing copies. An access outside throws a {@link GuestFault}. The memory is used by one thread; its atomic
 * operations are plain ones, and waiting for another thread traps.
 */
final class FlatMemory extends LinearMemory implements Memory {
    private static final byte[] RELEASED = new byte[0];

    private final MemoryLimits limits;
    private final CoreBudget budget;
    private DataSegment[] segments = new DataSegment[0];
    private boolean initialized;

    /** Makes a memory of the least size; the bytes have been taken from the budget. */
    FlatMemory(MemoryLimits limits, CoreBudget budget) {
        super(new byte[Memory.bytes(limits.initialPages())]);
        this.limits = limits;
        this.budget = budget;
    }

    /** Lets go of the bytes; every later access is out of bounds. */
    void release() {
        replace(RELEASED);
    }

    @Override
    public int pages() {
        return size() / PAGE_SIZE;
    }

    @Override
    public int grow(int pages) {
        int before = pages();
        long after = before + Integer.toUnsignedLong(pages);
        if (after > maximumPages()) {
            return -1;
        }
        long added = Integer.toUnsignedLong(pages) * PAGE_SIZE;
        if (pages != 0 && budget.takeMemory(added)) {
            try {
                replace(Arrays.copyOf(array(), Memory.bytes((int) after)));
            } catch (OutOfMemoryError e) {
                // WebAssembly's own answer to a host that has no memory left.
                budget.giveMemory(added);
                return -1;
            }
            return before;
        }
        return pages == 0 ? before : -1;
    }

    @Override
    public int initialPages() {
        return limits.initialPages();
    }

    @Override
    public int maximumPages() {
        return Math.min(limits.maximumPages(), RUNTIME_MAX_PAGES);
    }

    @Override
    public boolean shared() {
        return limits.shared();
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
        // An instance that imports this memory uses no segments later (see Imports), so those of the instance that
        // defines it stay.
        initialized = true;
        boolean defines = memoryIndex >= instance.imports().memoryCount();
        if (defines) {
            segments = dataSegments;
        }
        for (int i = 0; i < dataSegments.length; i++) {
            if (dataSegments[i] instanceof ActiveDataSegment active && active.index() == memoryIndex) {
                long[] offset = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
                byte[] data = active.data();
                write((int) offset[0], data, 0, data.length);
                dataSegments[i] = PassiveDataSegment.EMPTY; // "dropped", as WebAssembly says
            }
        }
    }

    @Override
    public void initPassiveSegment(int segmentId, int dest, int offset, int size) {
        byte[] data = segments[segmentId].data();
        if (Integer.toUnsignedLong(offset) + Integer.toUnsignedLong(size) > data.length) {
            throw outOfBounds(Integer.toUnsignedString(size) + " bytes at offset " + Integer.toUnsignedString(offset)
                    + " of a data segment of " + data.length + " bytes");
        }
        write(dest, data, offset, size);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void zero() {
        // Asked for once, of a new array.
        if (initialized) {
            Arrays.fill(array(), (byte) 0);
        }
    }

    @Override
    public void fill(byte value, int fromIndex, int toIndex) {
        check(fromIndex, toIndex - fromIndex);
        Arrays.fill(array(), fromIndex, toIndex, value);
    }

    @Override
    public void copy(int dest, int src, int size) {
        check(src, size);
        check(dest, size);
        System.arraycopy(array(), src, array(), dest, size);
    }

    @Override
    public void write(int addr, byte[] data, int offset, int size) {
        check(addr, size);
        System.arraycopy(data, offset, array(), addr, size);
    }

    @Override
    public byte[] readBytes(int addr, int len) {
        check(addr, len);
        return Arrays.copyOfRange(array(), addr, addr + len);
    }

    /** Checks a range given by unsigned numbers. */
    private void check(int address, int length) {
        if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) > size()) {
            throw outOfBounds(Integer.toUnsignedString(length) + " bytes at address "
                    + Integer.toUnsignedString(address) + " of a memory of " + size() + " bytes");
        }
    }

    @Override
    public byte read(int addr) {
        return getByte(addr);
    }

    @Override
    public short readShort(int addr) {
        return getShort(addr);
    }

    @Override
    public long readU16(int addr) {
        return getUnsignedShort(addr);
    }

    @Override
    public int readInt(int addr) {
        return getInt(addr);
    }

    @Override
    public long readLong(int addr) {
        return getLong(addr);
    }

    @Override
    public float readFloat(int addr) {
        return getFloat(addr);
    }

    @Override
    public long readF32(int addr) {
        return getInt(addr);
    }

    @Override
    public double readDouble(int addr) {
        return getDouble(addr);
    }

    @Override
    public long readF64(int addr) {
        return getLong(addr);
    }

    @Override
    public void writeByte(int addr, byte data) {
        putByte(addr, data);
    }

    @Override
    public void writeShort(int addr, short data) {
        putShort(addr, data);
    }

    @Override
    public void writeI32(int addr, int data) {
        putInt(addr, data);
    }

    @Override
    public void writeLong(int addr, long data) {
        putLong(addr, data);
    }

    @Override
    public void writeF32(int addr, float data) {
        putFloat(addr, data);
    }

    @Override
    public void writeF64(int addr, double data) {
        putDouble(addr, data);
    }

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        return this;
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        return waitAlone(getInt(address) == expected);
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        return waitAlone(getLong(address) == expected);
    }

    private static int waitAlone(boolean equal) {
        if (equal) {
            throw new GuestFault(Trap.Rule.OTHER, "it waits for another thread, and guests have only one", null);
        }
        return 1; // "not-equal"
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int maxThreads) {
        check(address, 4);
        return 0;
    }
}
