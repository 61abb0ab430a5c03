package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lifting and lowering stand on: the options of one canonical definition, the instance that it is of, and its
 * resource types. The specification's {@code LiftLowerContext}, made once when the definition is linked.
 *
 * <p>Addresses and lengths are unsigned 32-bit numbers in an {@code int}. Results that are an address and a length come
 * packed: the address in the low 32 bits, the length in the high ones. Slots number the distinct resource types of the
 * function, in order of first occurrence (parameters, then result).
 *
 * <p>Confined to the thread of its store. Source: "Loading", "Storing", "Lifting and Lowering Context".
 */
public abstract sealed class LiftLower permits Lifting, Lowering {
    /** The most bytes that a string or a list may have. */
    static final int MAX_BYTE_LENGTH = (1 << 28) - 1;

    final String name;
    final InstanceState instance;
    final ResourceBinding[] slots;
    private final StringEncoding encoding;
    private final long[] reallocArguments = new long[4];
    private @Nullable LinearMemory memory;
    private @Nullable CoreFunction realloc;

    LiftLower(String name, InstanceState instance, CanonicalOptions options, ResourceBinding[] slots) {
        this.name = name;
        this.instance = instance;
        this.slots = slots.clone();
        this.encoding = options.encoding();
        this.memory = options.memory();
        this.realloc = options.realloc();
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
            throw trap("there is no memory: the function was called before its instance was complete");
        }
        return bound;
    }

    // ---- strings

    /**
     * Lifts a string.
     *
     * @param ptr its address
     * @param taggedLength its length in code units, with the tag of {@code latin1+utf16}
     * @return the string
     * @throws Trap if it is out of bounds, unaligned, too long or not valid in its encoding
     */
    public final String liftString(int ptr, int taggedLength) {
        return switch (encoding) {
            case UTF8 -> Strings.liftUtf8(this, ptr, taggedLength);
            case UTF16 -> Strings.liftUtf16(this, ptr, taggedLength & 0xFFFF_FFFFL);
            case LATIN1_UTF16 -> Strings.liftLatin1OrUtf16(this, ptr, taggedLength);
        };
    }

    /**
     * Lowers a string into memory that the guest allocates. A lone surrogate becomes U+FFFD.
     *
     * @param string the string
     * @return its address and its tagged length in code units, packed
     * @throws IllegalArgumentException if it is longer than any component may hold, 2<sup>28</sup> - 1 bytes
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerString(String string) {
        return switch (encoding) {
            case UTF8 -> Strings.lowerUtf8(this, string);
            case UTF16 -> Strings.lowerUtf16(this, string);
            case LATIN1_UTF16 -> Strings.lowerLatin1OrUtf16(this, string);
        };
    }

    // ---- lists

    /**
     * Checks that a list lies within memory, before its elements are lifted one by one.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @param elementSize the size of an element in bytes
     * @param alignment the alignment of an element in bytes
     * @throws Trap if it is out of bounds, unaligned or too long
     */
    public final void checkList(int ptr, int length, int elementSize, int alignment) {
        checkRange("list", ptr, (length & 0xFFFF_FFFFL) * elementSize, alignment);
    }

    /**
     * Allocates a list, whose elements are then stored one by one.
     *
     * @param count the number of elements
     * @param elementSize the size of an element in bytes
     * @param alignment the alignment of an element in bytes
     * @return the address of the first element
     * @throws IllegalArgumentException if it is longer than any component may hold, 2<sup>28</sup> - 1 bytes
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final int allocateList(int count, int elementSize, int alignment) {
        long size = (long) count * elementSize;
        if (size > MAX_BYTE_LENGTH) {
            throw new IllegalArgumentException("a list may have " + MAX_BYTE_LENGTH + " bytes in a guest's memory: "
                    + count + " elements of " + elementSize);
        }
        return allocate((int) size, alignment);
    }

    /**
     * Makes the list of lifted elements.
     *
     * @param <T> the type of the elements
     * @param elements the elements; kept, so the caller must forget the array
     * @return an unmodifiable list over the array
     */
    @SuppressWarnings("unchecked") // generated code stores only elements of the list's type
    public static <T> List<T> list(Object[] elements) {
        return elements.length == 0 ? List.of() : (List<T>) Collections.unmodifiableList(Arrays.asList(elements));
    }

    /**
     * Lifts a {@code list<u8>} or {@code list<s8>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds or too long
     */
    public final byte[] liftBytes(int ptr, int length) {
        checkList(ptr, length, 1, 1);
        return Arrays.copyOfRange(memory().array(), ptr, ptr + length);
    }

    /**
     * Lifts a {@code list<u16>} or {@code list<s16>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final short[] liftShorts(int ptr, int length) {
        checkList(ptr, length, 2, 2);
        short[] elements = new short[length];
        memory().views().shorts.get(ptr >>> 1, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<u32>} or {@code list<s32>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final int[] liftInts(int ptr, int length) {
        checkList(ptr, length, 4, 4);
        int[] elements = new int[length];
        memory().views().ints.get(ptr >>> 2, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<u64>} or {@code list<s64>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final long[] liftLongs(int ptr, int length) {
        checkList(ptr, length, 8, 8);
        long[] elements = new long[length];
        memory().views().longs.get(ptr >>> 3, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<f32>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final float[] liftFloats(int ptr, int length) {
        checkList(ptr, length, 4, 4);
        float[] elements = new float[length];
        memory().views().floats.get(ptr >>> 2, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<f64>}.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds, unaligned or too long
     */
    public final double[] liftDoubles(int ptr, int length) {
        checkList(ptr, length, 8, 8);
        double[] elements = new double[length];
        memory().views().doubles.get(ptr >>> 3, elements);
        return elements;
    }

    /**
     * Lifts a {@code list<bool>}; every byte but 0 is true.
     *
     * @param ptr the address of the first element
     * @param length the number of elements
     * @return the elements
     * @throws Trap if the list is out of bounds or too long
     */
    public final boolean[] liftBooleans(int ptr, int length) {
        checkList(ptr, length, 1, 1);
        byte[] bytes = memory().array();
        boolean[] elements = new boolean[length];
        for (int i = 0; i < length; i++) {
            elements[i] = bytes[ptr + i] != 0;
        }
        return elements;
    }

    /**
     * Lowers a {@code list<u8>} or {@code list<s8>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerBytes(byte[] elements) {
        int ptr = allocateList(elements.length, 1, 1);
        System.arraycopy(elements, 0, memory().array(), ptr, elements.length);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<u16>} or {@code list<s16>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerShorts(short[] elements) {
        int ptr = allocateList(elements.length, 2, 2);
        memory().views().shorts.put(ptr >>> 1, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<u32>} or {@code list<s32>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerInts(int[] elements) {
        int ptr = allocateList(elements.length, 4, 4);
        memory().views().ints.put(ptr >>> 2, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<u64>} or {@code list<s64>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerLongs(long[] elements) {
        int ptr = allocateList(elements.length, 8, 8);
        memory().views().longs.put(ptr >>> 3, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<f32>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerFloats(float[] elements) {
        int ptr = allocateList(elements.length, 4, 4);
        memory().views().floats.put(ptr >>> 2, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<f64>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerDoubles(double[] elements) {
        int ptr = allocateList(elements.length, 8, 8);
        memory().views().doubles.put(ptr >>> 3, elements);
        return pack(ptr, elements.length);
    }

    /**
     * Lowers a {@code list<bool>}.
     *
     * @param elements the elements
     * @return the address of the first element and their number, packed
     * @throws IllegalArgumentException if the list is too long, as {@link #allocateList} says
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerBooleans(boolean[] elements) {
        int ptr = allocateList(elements.length, 1, 1);
        byte[] bytes = memory().array();
        for (int i = 0; i < elements.length; i++) {
            bytes[ptr + i] = (byte) (elements[i] ? 1 : 0);
        }
        return pack(ptr, elements.length);
    }

    // ---- handles

    /**
     * Lifts an {@code own} handle: it leaves the instance's table.
     *
     * @param slot the resource type
     * @param handle the handle's index
     * @return the Java object that the guest was given, or a new proxy of a resource that a guest implements
     * @throws Trap if there is no such handle, or it is borrowed or lent
     */
    public final Object liftOwn(int slot, int handle) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        handles.check(handle, type);
        if (!handles.isOwn(handle)) {
            throw trap("handle " + handle + " is a borrowed " + type + ", wanted an own one");
        }
        int rep = handles.rep(handle);
        Object object = handles.object(handle);
        handles.remove(handle);
        return object != null ? object : type.proxy(rep, true);
    }

    /**
     * Lifts a {@code borrow} handle: it stays in the instance's table, and is lent until the call ends.
     *
     * @param slot the resource type
     * @param handle the handle's index
     * @return the Java object that the guest was given, or a proxy that ends with the call
     * @throws Trap if there is no such handle
     */
    public final Object liftBorrow(int slot, int handle) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        handles.check(handle, type);
        Object object = handles.object(handle);
        if (object != null) {
            instance.lend(handle, null);
            return object;
        }
        GuestResource proxy = type.proxy(handles.rep(handle), false);
        instance.lend(handle, proxy);
        return proxy;
    }

    /**
     * Lowers a resource as {@code own}: it enters the instance's table, and a proxy's life ends.
     *
     * @param slot the resource type
     * @param resource the Java object, or a proxy of this instance
     * @return the handle's index
     * @throws IllegalArgumentException if the proxy is of another resource, closed, passed on before, borrowed or lent
     * @throws Trap if the instance holds too many handles
     */
    public final int lowerOwn(int slot, Object resource) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        if (type.definer == null) {
            int handle = handles.add(type, 0, present(type, resource), null);
            journalAdded(handle);
            return handle;
        }
        GuestResource proxy = proxy(type, resource);
        proxy.checkUsable(type, true);
        int handle = handles.add(type, proxy.rep(), null, null);
        journalMoved(handle, proxy);
        return handle;
    }

    /**
     * Lowers a resource as {@code borrow}, until the call ends.
     *
     * @param slot the resource type
     * @param resource the Java object, or a proxy of this instance
     * @return the handle's index, or the representation where the instance defines the type itself
     * @throws IllegalArgumentException if the proxy is of another resource, closed or passed on before
     * @throws Trap if the instance holds too many handles
     */
    public final int lowerBorrow(int slot, Object resource) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        BorrowScope scope = borrowScope();
        if (type.definer == null) {
            int handle = handles.add(type, 0, present(type, resource), scope);
            journalAdded(handle);
            return handle;
        }
        GuestResource proxy = proxy(type, resource);
        proxy.checkUsable(type, false);
        if (type.definer == instance) {
            journalLent(0, proxy);
            return proxy.rep();
        }
        int handle = handles.add(type, proxy.rep(), null, scope);
        journalLent(handle, proxy);
        return handle;
    }

    private static Object present(ResourceBinding type, @Nullable Object resource) {
        if (resource == null) {
            throw new NullPointerException("a " + type + " must not be null");
        }
        return resource;
    }

    private static GuestResource proxy(ResourceBinding type, @Nullable Object resource) {
        if (present(type, resource) instanceof GuestResource proxy) {
            return proxy;
        }
        throw new IllegalArgumentException(
                "a " + type + " must be one that the guest gave out, because the guest implements it: "
                        + resource.getClass().getName());
    }

    abstract BorrowScope borrowScope();

    abstract void journalAdded(int handle);

    abstract void journalMoved(int handle, GuestResource proxy);

    abstract void journalLent(int handle, GuestResource proxy);

    // ---- memory

    /**
     * Makes the trap of a discriminant that the type does not have; the caller throws it.
     *
     * @param value the discriminant
     * @param cases how many cases the type has
     * @return the trap
     */
    public final Trap invalidDiscriminant(int value, int cases) {
        return trap("invalid discriminant " + Integer.toUnsignedString(value) + " of a type with " + cases + " cases");
    }

    final Trap trap(String message) {
        return new Trap(name + ": " + message);
    }

    /** Checks a range that a guest states. */
    final int checkRange(String what, int ptr, long size, int alignment) {
        if (size > MAX_BYTE_LENGTH) {
            throw trap("the " + what + " is too long: " + size + " bytes, and " + MAX_BYTE_LENGTH + " are allowed");
        }
        if ((ptr & (alignment - 1)) != 0) {
            throw trap("the " + what + " is unaligned: address " + Integer.toUnsignedString(ptr) + " is no multiple of "
                    + alignment);
        }
        int memorySize = memory().size();
        if (ptr < 0 || ptr > memorySize - size) {
            throw trap("the " + what + " is out of bounds: " + size + " bytes at address "
                    + Integer.toUnsignedString(ptr) + " of a memory of " + memorySize + " bytes");
        }
        return ptr;
    }

    final int allocate(int size, int alignment) {
        return reallocate(0, 0, alignment, size);
    }

    /** Calls the guest's allocator and checks what it returns. */
    final int reallocate(int old, int oldSize, int alignment, int newSize) {
        CoreFunction function = realloc;
        if (function == null) {
            throw trap("there is no realloc to allocate memory with");
        }
        long[] arguments = reallocArguments;
        arguments[0] = old;
        arguments[1] = oldSize;
        arguments[2] = alignment;
        arguments[3] = newSize;
        instance.mayLeave = false;
        int ptr = (int) function.call(arguments);
        // Left false when the allocator throws: fail() takes it as the guest's fault.
        instance.mayLeave = true;
        return checkRange("memory that realloc returned", ptr, newSize, alignment);
    }

    static long pack(int ptr, int length) {
        return (long) length << 32 | ptr & 0xFFFF_FFFFL;
    }
}
