package dev.witloof.runtime.core;

/** An instance of a core module. Confined to its store's thread. */
public interface CoreInstance {
    /**
     * Looks up an export.
     *
     * @param name its name
     * @return the export; the same function or memory is the same object each time
     * @throws dev.witloof.runtime.LinkException where there is none
     */
    CoreItem export(String name);

    /** Lets go of the memories that the instance defines. */
    void release();
}
