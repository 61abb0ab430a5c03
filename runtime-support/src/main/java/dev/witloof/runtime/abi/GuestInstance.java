package dev.witloof.runtime.abi;

/**
 * An instance of a world. The linker extends it; generated code only calls it.
 *
 * <p>Confined to the thread of its store.
 */
public abstract class GuestInstance implements AutoCloseable {
    /** Makes an instance. */
    protected GuestInstance() {}

    /**
     * Returns what the guest exports.
     *
     * @param <T> the generated Java interface
     * @param index the export's index in {@link WorldAdapter#exports}
     * @param adapter the export's adapter
     * @return the Java object, the same one each time
     * @throws IllegalArgumentException if that export has another adapter
     */
    public abstract <T> T export(int index, InterfaceAdapter<T> adapter);

    /**
     * Ends the instance: Java resources that the guest owns are closed, and its own resources end without their
     * destructors. Closing it again does nothing.
     *
     * @throws IllegalStateException if the guest is running, or its store is used by another thread
     */
    @Override
    public abstract void close();
}
