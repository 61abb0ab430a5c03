package dev.witloof.runtime;

/**
 * An object that a WIT {@code resource} stands for: the super-interface of every generated resource interface.
 *
 * <p>A host implements the generated interface, and {@link #close} is called exactly once for every {@code own} handle
 * that a guest drops, or still holds when its instance is closed or traps. A guest's resource is handed out as a proxy,
 * whose {@link #close} runs the guest's destructor; closing it again does nothing.
 */
public interface Resource extends AutoCloseable {
    /** Ends the resource's life. Does nothing unless the implementation says otherwise. */
    @Override
    default void close() {}
}
