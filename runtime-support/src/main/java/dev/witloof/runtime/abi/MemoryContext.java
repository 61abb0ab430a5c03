package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one canonical definition and its allocator, with the checks of what a guest states about them.
 *
 * <p>Addresses and lengths are unsigned 32-bit numbers in an {@code int}. Confined to the thread of its store. Source:
 * "Lifting and Lowering Context".
 */
public abstract sealed class MemoryContext permits ListContext {
    /** The most bytes that a string or a list may have. */
    static final int MAX_BYTE_LENGTH = (1 << 28) - 1;

    final String name;
    final InstanceState instance;
    private final long maxLiftedBytes;
    private final long[] reallocArguments = new long[4];
    private @Nullable LinearMemory memory;
    private @Nullable CoreFunction realloc;
    /** What the strings and lists of the running call may still take. */
    private long liftable;

    MemoryContext(String name, InstanceState instance, CanonicalOptions options) {
        this.name = name;
        this.instance = instance;
        this.memory = options.memory();
        this.realloc = options.realloc();
        this.maxLiftedBytes = instance.store.maxLiftedBytes();
        this.liftable = maxLiftedBytes;
    }

    /** Begins a call, for which the limit of what is lifted counts anew. */
    final void startLifting() {
        liftable = maxLiftedBytes;
    }

    /**
     * Sets the memory and the allocator of a definition that is made before they are there. For the linker.
     *
     * @param newMemory the memory, or null
     * @param newRealloc the allocator, or null
     */
    public final void bind(@Nullable LinearMemory newMemory, @Nullable CoreFunction newRealloc) {
        memory = newMemory;
        realloc = newRealloc;
    }

    /**
     * Returns the function's name.
     *
     * @return the name, for messages
     */
    public final String name() {
        return name;
    }

    /**
     * Returns the memory.
     *
     * @return the memory, the same object each time
     * @throws Trap if the definition has none, or has none yet
     */
    public final LinearMemory memory() {
        LinearMemory bound = memory;
        if (bound == null) {
            throw trap(
                    Trap.Rule.OPTION_MISSING,
                    "there is no memory: the definition has none, or was called before its instance was complete");
        }
        return bound;
    }

    /**
     * Makes the trap of a discriminant that the type does not have; the caller throws it.
     *
     * @param value the discriminant
     * @param cases how many cases the type has
     * @return the trap
     */
    public final Trap invalidDiscriminant(int value, int cases) {
        return trap(
                Trap.Rule.DISCRIMINANT,
                "invalid discriminant " + Integer.toUnsignedString(value) + " of a type with " + cases + " cases");
    }

    final Trap trap(Trap.Rule rule, String message) {
        return new Trap(rule, name + ": " + message);
    }

    /** Checks a range that a guest states. */
    final int checkRange(String what, int ptr, long size, int alignment) {
        int memorySize = memory().size();
        // Whatever fits into the memory and is not too long is smaller than an int, and an address is not negative.
        if (ptr < 0 || ptr > memorySize - size || (ptr & (alignment - 1)) != 0 || size > MAX_BYTE_LENGTH) {
            throw badRange(what, ptr, size, alignment, memorySize);
        }
        return ptr;
    }

    /**
     * Checks a range that a guest states and that is copied out of its memory into objects of about {@code room} bytes.
     *
     * <p>A list of a few thousand strings may state the same megabyte for each, so the size of a memory is no limit for what
     * a call makes Java allocate.
     */
    final void checkCopied(String what, int ptr, long size, int alignment, long room) {
        checkRange(what, ptr, size, alignment);
        charge(room);
    }

    /**
     * Counts objects that lifting is about to make against the limit of the call.
     *
     * @param room about how many bytes they take in Java
     * @throws Trap if the call has lifted too much
     */
    public final void charge(long room) {
        liftable -= room;
        if (liftable < 0) {
            throw trap(
                    Trap.Rule.LIMIT,
                    "the strings and lists of the call take more than " + maxLiftedBytes
                            + " bytes together; Store.builder().maxLiftedBytes(…) allows more");
        }
    }

    private Trap badRange(String what, int ptr, long size, int alignment, int memorySize) {
        String address = Integer.toUnsignedString(ptr);
        if (size > MAX_BYTE_LENGTH) {
            return trap(
                    Trap.Rule.BOUNDS,
                    "the " + what + " is too long: " + size + " bytes, and " + MAX_BYTE_LENGTH + " are allowed");
        }
        return (ptr & (alignment - 1)) != 0
                ? trap(
                        Trap.Rule.ALIGNMENT,
                        "the " + what + " is unaligned: address " + address + " is no multiple of " + alignment)
                : trap(
                        Trap.Rule.BOUNDS,
                        "the " + what + " is out of bounds: " + size + " bytes at address " + address
                                + " of a memory of " + memorySize + " bytes");
    }

    final int allocate(int size, int alignment) {
        return reallocate(0, 0, alignment, size);
    }

    /** Calls the guest's allocator and checks what it returns. */
    final int reallocate(int old, int oldSize, int alignment, int newSize) {
        CoreFunction function = realloc;
        if (function == null) {
            throw trap(Trap.Rule.OPTION_MISSING, "there is no realloc to allocate memory with");
        }
        long[] arguments = reallocArguments;
        arguments[0] = old;
        arguments[1] = oldSize;
        arguments[2] = alignment;
        arguments[3] = newSize;
        instance.mayLeave = false;
        int ptr;
        try {
            ptr = (int) function.call(arguments);
        } catch (RuntimeException | StackOverflowError e) {
            throw instance.store.trap(e, name + ": realloc");
        }
        int memorySize = memory().size();
        if (ptr < 0 || ptr > memorySize - newSize || (ptr & (alignment - 1)) != 0) {
            throw badRange("memory that realloc returned", ptr, newSize, alignment, memorySize);
        }
        // Not before: by what it still is, a call that fails knows that the guest did.
        instance.mayLeave = true;
        return ptr;
    }

    static long pack(int ptr, int length) {
        return ((long) length << 32) | (ptr & 0xFFFF_FFFFL);
    }
}
