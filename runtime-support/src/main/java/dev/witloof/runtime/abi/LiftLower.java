package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
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
public abstract sealed class LiftLower extends ListContext permits Lifting, Lowering {
    private final ResourceBinding[] slots;
    private final StringEncoding encoding;

    LiftLower(String name, InstanceState instance, CanonicalOptions options, ResourceBinding[] slots) {
        super(name, instance, options);
        this.slots = slots.clone();
        this.encoding = options.encoding();
    }

    final ResourceBinding[] slots() {
        return slots;
    }

    /**
     * Lifts a string.
     *
     * @param ptr its address
     * @param taggedLength its length in code units, with the tag of {@code latin1+utf16}
     * @return the string
     * @throws Trap if it is out of bounds, unaligned, too long or not valid in its encoding, or if the call has lifted too
     *     much
     */
    public final String liftString(int ptr, int taggedLength) {
        if (encoding == StringEncoding.UTF8) {
            return StringLifting.utf8(this, ptr, taggedLength);
        }
        return encoding == StringEncoding.UTF16
                ? StringLifting.utf16(this, ptr, taggedLength & 0xFFFF_FFFFL)
                : StringLifting.latin1OrUtf16(this, ptr, taggedLength);
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
            case UTF8 -> StringLowering.utf8(this, string);
            case UTF16 -> StringLowering.utf16(this, string);
            case LATIN1_UTF16 -> StringLowering.latin1OrElseUtf16(this, string);
        };
    }

    /**
     * Tells how a string lies in memory, for {@link #lowerString(String, StringOrigin)} of another guest.
     *
     * @param taggedLength its length in code units, with the tag of {@code latin1+utf16}
     * @return how it lies there
     */
    public final StringOrigin stringOrigin(int taggedLength) {
        return switch (encoding) {
            case UTF8 -> StringOrigin.UTF8;
            case UTF16 -> StringOrigin.UTF16;
            case LATIN1_UTF16 -> taggedLength < 0 ? StringOrigin.TAGGED_UTF16 : StringOrigin.LATIN1;
        };
    }

    /**
     * Lowers a string that another guest passes, with the calls of the allocator that the specification has for the
     * encodings of both.
     *
     * @param string the string
     * @param origin how it lay in the other guest's memory
     * @return its address and its tagged length in code units, packed
     * @throws IllegalArgumentException if it is from Java, and longer than any component may hold
     * @throws Trap if the guest's allocator traps or returns a bad address
     */
    public final long lowerString(String string, StringOrigin origin) {
        return switch (origin) {
            case JAVA -> lowerString(string);
            case UTF8 -> StringLowering.fromUtf8(this, encoding, string);
            case UTF16 -> StringLowering.fromUtf16(this, encoding, string);
            case LATIN1 ->
                encoding == StringEncoding.UTF8 ? StringLowering.latin1ToUtf8(this, string) : lowerString(string);
            case TAGGED_UTF16 ->
                encoding == StringEncoding.LATIN1_UTF16
                        ? StringLowering.probablyUtf16(this, string)
                        : StringLowering.fromUtf16(this, encoding, string);
        };
    }

    /**
     * Lifts an {@code own} handle: it leaves the instance's table.
     *
     * @param slot the resource type
     * @param handle the handle's index
     * @return the Java object that the guest was given; or a proxy of a resource that a guest implements, which owns it
     * @throws Trap if there is no such handle, or it is borrowed or lent
     */
    public final Object liftOwn(int slot, int handle) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        handles.check(handle, type, name());
        if (!handles.isOwn(handle)) {
            throw trap(Trap.Rule.HANDLE_TYPE, "handle " + handle + " is a borrowed " + type + ", wanted an own one");
        }
        int rep = handles.rep(handle);
        Object object = handles.object(handle);
        handles.remove(handle, name());
        GuestResource.release(object);
        Object owned = object != null ? object : type.proxy(rep, true);
        instance.inFlight.take(owned);
        return owned;
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
        handles.check(handle, type, name());
        Object object = handles.object(handle);
        if (object != null) {
            instance.lends.add(handle, null);
            return object;
        }
        GuestResource proxy = type.proxy(handles.rep(handle), false);
        instance.lends.add(handle, proxy);
        return proxy;
    }

    /**
     * Closes the resources that a lifted value owns, because it stood under a key of a {@code map} that occurs again.
     *
     * @param value the value
     * @throws Trap if closing one of them fails
     */
    public final void discard(Object value) {
        Trap failure = trap(Trap.Rule.HOST, "closing what stood under a key that occurs twice in a map failed");
        Closer closer = new Closer(failure);
        instance.inFlight.discard(value, closer);
        closer.finish();
        if (failure.getSuppressed().length != 0) {
            throw failure;
        }
    }

    /**
     * Lowers a resource as {@code own}: it enters the instance's table, and a proxy's life ends.
     *
     * @param slot the resource type
     * @param resource the Java object, which may be another instance's proxy; or a proxy of this instance, if it defines
     *     the type
     * @return the handle's index
     * @throws IllegalArgumentException if the proxy is of another resource, of another store, closed, passed on before,
     *     borrowed or lent
     * @throws GuestFault if the instance holds too many handles
     */
    public final int lowerOwn(int slot, Object resource) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        if (type.definer == null) {
            Object object = present(type, resource);
            if (object instanceof GuestResource proxy) {
                return lowerOwnProxy(type, proxy);
            }
            int handle = handles.add(type, 0, object, null);
            journalAdded(handle);
            return handle;
        }
        GuestResource proxy = proxy(type, resource);
        proxy.checkUsable(type, true);
        int handle = handles.add(type, proxy.rep(), null, null);
        journalMoved(handle, proxy);
        return handle;
    }

    /** Passes on what another guest implements: its only owner is then this instance, and no longer who has the proxy. */
    private int lowerOwnProxy(ResourceBinding type, GuestResource proxy) {
        ResourceBinding implemented = proxy.checkPassable(type, instance.store, true);
        int handle = instance.handles.add(type, 0, proxy.heir(implemented), null);
        journalMoved(handle, proxy);
        return handle;
    }

    /**
     * Lowers a resource as {@code borrow}, until the call ends.
     *
     * @param slot the resource type
     * @param resource the Java object, which may be another instance's proxy; or a proxy of this instance, if it defines
     *     the type
     * @return the handle's index, or the representation where the instance defines the type itself
     * @throws IllegalArgumentException if the proxy is of another resource, of another store, closed or passed on before
     * @throws GuestFault if the instance holds too many handles
     */
    public final int lowerBorrow(int slot, Object resource) {
        ResourceBinding type = slots[slot];
        HandleTable handles = instance.handles;
        BorrowScope scope = borrowScope();
        if (type.definer == null) {
            Object object = present(type, resource);
            if (object instanceof GuestResource proxy) {
                proxy.checkPassable(type, instance.store, false);
                int handle = handles.add(type, 0, proxy, scope);
                journalLent(handle, proxy);
                return handle;
            }
            int handle = handles.add(type, 0, object, scope);
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
        Object value = present(type, resource);
        if (value instanceof GuestResource proxy) {
            return proxy;
        }
        throw new IllegalArgumentException(
                "a " + type + " must be one that the guest gave out, because the guest implements it: "
                        + value.getClass().getName());
    }

    abstract BorrowScope borrowScope();

    abstract void journalAdded(int handle);

    abstract void journalMoved(int handle, GuestResource proxy);

    abstract void journalLent(int handle, GuestResource proxy);
}
