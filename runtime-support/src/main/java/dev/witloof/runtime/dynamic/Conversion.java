package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.LiftLower;

/**
 * How the values of one type are lifted and lowered, made once of the type's plan. Immutable, and safe for use by several
 * threads. Source: "Loading", "Storing", "Flat Lifting", "Flat Lowering".
 */
public abstract class Conversion {
    /** What a weight is not counted beyond: types may be shared so often that it would overflow. */
    private static final long MOST = 1L << 40;

    private final ValueType type;
    private final int size;
    private final int alignment;
    private final int flatCount;
    private final long weight;

    Conversion(ValuePlan plan, long weight) {
        this.type = plan.type();
        this.size = plan.size();
        this.alignment = plan.alignment();
        this.flatCount = plan.layout().flat().map(flat -> flat.size()).orElse(0);
        this.weight = Math.min(MOST, weight);
    }

    /**
     * Lifts a value from core values.
     *
     * @param cx what it is lifted through
     * @param flat core values as raw bits
     * @param at the position of the first
     * @return the value
     * @throws Trap if it is not valid
     * @throws GuestFault if it is not valid
     */
    public abstract ComponentValue lift(LiftLower cx, long[] flat, int at);

    /**
     * Lifts a value from memory.
     *
     * @param cx what it is lifted through
     * @param ptr its address, which was checked
     * @return the value
     * @throws Trap if it is not valid
     * @throws GuestFault if it is not valid
     */
    public abstract ComponentValue load(LiftLower cx, int ptr);

    /**
     * Lowers a value into core values.
     *
     * @param cx what it is lowered through
     * @param value the value
     * @param flat where raw bits are put, into every element that the type flattens to
     * @param at the position of the first
     * @throws IllegalArgumentException if the value is none of the type
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public abstract void lower(LiftLower cx, ComponentValue value, long[] flat, int at);

    /**
     * Lowers a value into memory.
     *
     * @param cx what it is lowered through
     * @param value the value
     * @param ptr its address, which was checked
     * @throws IllegalArgumentException if the value is none of the type
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public abstract void store(LiftLower cx, ComponentValue value, int ptr);

    /** The bytes from one element of a list to the next. */
    final int size() {
        return size;
    }

    final int alignment() {
        return alignment;
    }

    /** How many core values a value takes; 0 if it does not flatten. */
    final int flatCount() {
        return flatCount;
    }

    /**
     * About how many bytes of Java's heap a lifted value takes, at most, on a JVM of 64 bits with short references: its
     * objects, without the contents of strings and the elements of lists, which are counted when those are lifted.
     */
    final long weight() {
        return weight;
    }

    /** Says why a value is none of the type. */
    final IllegalArgumentException misfit(ComponentValue value) {
        value.check(type);
        return new IllegalArgumentException("found a value that cannot be lowered as " + type);
    }

    /** Reads an unsigned number of 1, 2, 4 or 8 bytes. */
    static long read(LiftLower cx, int ptr, int bytes) {
        return switch (bytes) {
            case 1 -> cx.memory().getUnsignedByte(ptr);
            case 2 -> cx.memory().getUnsignedShort(ptr);
            case 4 -> cx.memory().getInt(ptr) & 0xFFFF_FFFFL;
            default -> cx.memory().getLong(ptr);
        };
    }

    /** Writes the low 1, 2, 4 or 8 bytes of a number. */
    static void write(LiftLower cx, int ptr, int bytes, long bits) {
        switch (bytes) {
            case 1 -> cx.memory().putByte(ptr, (int) bits);
            case 2 -> cx.memory().putShort(ptr, (int) bits);
            case 4 -> cx.memory().putInt(ptr, (int) bits);
            default -> cx.memory().putLong(ptr, bits);
        }
    }
}
