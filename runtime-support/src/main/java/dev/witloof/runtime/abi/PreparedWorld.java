package dev.witloof.runtime.abi;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/**
 * A component that was checked against a world. The linker extends it; generated code only calls it.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public abstract class PreparedWorld {
    /** Makes a prepared world. */
    protected PreparedWorld() {}

    /**
     * Makes an instance.
     *
     * @param store the store that the instance lives in
     * @param implementations one object for each of {@link WorldAdapter#imports}, in order, of the adapter's type; null
     *     will do where the component calls no function of the import
     * @return the instance
     * @throws LinkException if an implementation is missing or not of the generated type
     * @throws Trap if the guest traps while it starts
     * @throws IllegalStateException if the store is closed or used by another thread
     */
    public abstract GuestInstance instantiate(Store store, @Nullable Object... implementations);
}
