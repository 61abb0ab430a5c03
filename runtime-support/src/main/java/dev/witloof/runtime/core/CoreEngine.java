package dev.witloof.runtime.core;

/** What runs core modules. Thread-safe. */
public interface CoreEngine {
    /**
     * Reads and validates a core module.
     *
     * @param bytes the module in the binary format; not to be changed afterwards
     * @return the module
     * @throws MalformedModuleException where it is not valid, or uses what the engine does not offer
     */
    CoreModule load(byte[] bytes);
}
