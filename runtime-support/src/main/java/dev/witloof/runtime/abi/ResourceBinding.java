package dev.witloof.runtime.abi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A resource type at run time: what {@code ResourceType} is in the specification. For the linker.
 *
 * <p>Identity is object identity: each instance has its own, and the same Java interface may stand for several. A
 * resource is either implemented by Java, and then its representation is the Java object itself; or by a guest, and then
 * it is a number, which Java sees as a {@link GuestResource} proxy.
 *
 * <p>Bound while linking, then confined to the thread of its store. Source: "Resource State".
 */
public final class ResourceBinding {
    private final String name;
    final @Nullable InstanceState definer;
    private final long[] destructorArguments = new long[1];
    private @Nullable CoreFunction destructor;
    private @Nullable Supplier<GuestResource> proxies;

    private ResourceBinding(String name, @Nullable InstanceState definer) {
        this.name = name;
        this.definer = definer;
    }

    /**
     * Makes a resource type that Java implements.
     *
     * @param name its name, for messages
     * @return the type
     */
    public static ResourceBinding host(String name) {
        return new ResourceBinding(name, null);
    }

    /**
     * Makes a resource type that a guest implements.
     *
     * @param name its name, for messages
     * @param definer the instance that defines it
     * @return the type, so far without destructor and proxies
     */
    public static ResourceBinding guest(String name, InstanceState definer) {
        return new ResourceBinding(name, definer);
    }

    /**
     * Sets the destructor of a type that a guest implements.
     *
     * @param function a function of type {@code (i32) -> ()}
     */
    public void destructor(CoreFunction function) {
        destructor = function;
    }

    /**
     * Sets where the proxies of a type that a guest implements come from.
     *
     * @param <T> the generated Java interface of the WIT interface that the resource stands in
     * @param adapter that interface's adapter
     * @param resource the resource's index in it
     * @param guest what the adapter lifted
     */
    public <T> void proxies(InterfaceAdapter<T> adapter, int resource, T guest) {
        proxies(() -> adapter.proxy(resource, guest));
    }

    /**
     * Sets where the proxies of a type that a guest implements come from, such as
     * {@code dev.witloof.runtime.dynamic.DynamicResource::new} where there is no generated code.
     *
     * @param source makes a proxy without a resource each time
     */
    public void proxies(Supplier<GuestResource> source) {
        proxies = source;
    }

    /**
     * Returns the type's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    GuestResource proxy(int rep, boolean owned) {
        Supplier<GuestResource> source = proxies;
        if (source == null) {
            throw new IllegalStateException("resource " + name + " has no proxies on the Java side");
        }
        GuestResource proxy = source.get();
        proxy.attach(this, rep, owned);
        return proxy;
    }

    /** Runs the destructor, if there is one, on the guest that defines the type; what it throws is not yet a trap. */
    void destroy(int rep) {
        CoreFunction function = destructor;
        if (function != null) {
            destructorArguments[0] = rep & 0xFFFF_FFFFL;
            function.call(destructorArguments);
        }
    }
}
