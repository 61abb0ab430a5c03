package dev.witloof.runtime.dynamic;

import dev.witloof.runtime.abi.GuestResource;

/**
 * The Java side of a resource that a guest implements, where there is no generated code: an owner, and no methods. Its
 * methods are functions of the guest, which take it as a {@code HandleValue}.
 *
 * <p>A resource type gets such proxies by {@code binding.proxies(DynamicResource::new)}.
 */
public final class DynamicResource extends GuestResource {
    /** Makes a proxy without a resource; the runtime attaches it. */
    public DynamicResource() {}
}
