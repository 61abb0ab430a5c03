package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A 32-bit linear memory over one flat array, little-endian.
 *
 * <p>Addresses are byte offsets; an address at or above 2<sup>31</sup> is a negative {@code int} and always out of
 * bounds, since a Java array ends below. Every access outside the memory throws {@link GuestFault}. The object stays the
 * same for the life of its instance, while its array is replaced when the memory grows: any call into the guest, an
 * allocation included, may do that.
 *
 * <p>The engine's own memory class extends this one. Confined to the thread of its store.
 */
public abstract class LinearMemory {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final VarHandle FLOAT = view(float[].class);
    private static final VarHandle DOUBLE = view(double[].class);

    private byte[] bytes;
    private @Nullable MemoryViews views;
    private @Nullable AsciiCopy ascii;

    /**
     * Makes a memory.
     *
     * @param bytes the memory's initial contents, kept and not copied
     */
    protected LinearMemory(byte[] bytes) {
        this.bytes = bytes;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns the memory's size.
     *
     * @return the size in bytes
     */
    public final int size() {
        return bytes.length;
    }

    /**
     * Reads a byte.
     *
     * @param address the byte's address
     * @return the byte
     */
    public final byte getByte(int address) {
        try {
            return bytes[address];
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 1);
        }
    }

    /**
     * Reads a byte as an unsigned number.
     *
     * @param address the byte's address
     * @return the byte, 0 to 255
     */
    public final int getUnsignedByte(int address) {
        return getByte(address) & 0xFF;
    }

    /**
     * Reads two bytes.
     *
     * @param address the address of the lowest byte
     * @return the number
     */
    public final short getShort(int address) {
        try {
            return (short) SHORT.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 2);
        }
    }

    /**
     * Reads two bytes as an unsigned number.
     *
     * @param address the address of the lowest byte
     * @return the number, 0 to 65535
     */
    public final int getUnsignedShort(int address) {
        return getShort(address) & 0xFFFF;
    }

    /**
     * Reads four bytes.
     *
     * @param address the address of the lowest byte
     * @return the number
     */
    public final int getInt(int address) {
        try {
            return (int) INT.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 4);
        }
    }

    /**
     * Reads eight bytes.
     *
     * @param address the address of the lowest byte
     * @return the number
     */
    public final long getLong(int address) {
        try {
            return (long) LONG.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 8);
        }
    }

    /**
     * Reads an IEEE 754 single.
     *
     * @param address the address of the lowest byte
     * @return the number
     */
    public final float getFloat(int address) {
        try {
            return (float) FLOAT.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 4);
        }
    }

    /**
     * Reads an IEEE 754 double.
     *
     * @param address the address of the lowest byte
     * @return the number
     */
    public final double getDouble(int address) {
        try {
            return (double) DOUBLE.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 8);
        }
    }

    /**
     * Writes a byte.
     *
     * @param address the byte's address
     * @param value the number, of which the low 8 bits count
     */
    public final void putByte(int address, int value) {
        try {
            bytes[address] = (byte) value;
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 1);
        }
    }

    /**
     * Writes two bytes.
     *
     * @param address the address of the lowest byte
     * @param value the number, of which the low 16 bits count
     */
    public final void putShort(int address, int value) {
        try {
            SHORT.set(bytes, address, (short) value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 2);
        }
    }

    /**
     * Writes four bytes.
     *
     * @param address the address of the lowest byte
     * @param value the number
     */
    public final void putInt(int address, int value) {
        try {
            INT.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 4);
        }
    }

    /**
     * Writes eight bytes.
     *
     * @param address the address of the lowest byte
     * @param value the number
     */
    public final void putLong(int address, long value) {
        try {
            LONG.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds(address, 8);
        }
    }

    /**
     * Writes an IEEE 754 single, the bits of a NaN as they are.
     *
     * @param address the address of the lowest byte
     * @param value the number
     */
    public final void putFloat(int address, float value) {
        putInt(address, Float.floatToRawIntBits(value));
    }

    /**
     * Writes an IEEE 754 double, the bits of a NaN as they are.
     *
     * @param address the address of the lowest byte
     * @param value the number
     */
    public final void putDouble(int address, double value) {
        putLong(address, Double.doubleToRawLongBits(value));
    }

    /**
     * Returns the whole memory, for bulk copies; to be fetched again after anything that may grow the memory.
     *
     * @return the array, as long as the memory's size in bytes; not a copy
     */
    protected final byte[] array() {
        return bytes;
    }

    /**
     * Puts another array in the place of this memory's, of which nothing is kept.
     *
     * @param contents the whole memory from now on, kept and not copied
     */
    protected final void replace(byte[] contents) {
        bytes = contents;
        views = null;
    }

    /** Typed views of the current array. */
    final MemoryViews views() {
        MemoryViews made = views;
        return made == null ? makeViews() : made;
    }

    private MemoryViews makeViews() {
        MemoryViews made = new MemoryViews(bytes);
        views = made;
        return made;
    }

    /** What copies long strings of ASCII into this memory. */
    final AsciiCopy ascii() {
        AsciiCopy made = ascii;
        if (made == null) {
            made = new AsciiCopy();
            ascii = made;
        }
        return made;
    }

    private GuestFault outOfBounds(int address, int width) {
        return outOfBounds(width + " bytes at address " + Integer.toUnsignedString(address) + " of a memory of "
                + bytes.length + " bytes");
    }

    /**
     * Makes what is thrown for an access outside.
     *
     * @param what how much was accessed, and where
     * @return the fault
     */
    protected static GuestFault outOfBounds(String what) {
        return new GuestFault(Trap.Rule.MEMORY_ACCESS, "out of bounds memory access: " + what, null);
    }
}
