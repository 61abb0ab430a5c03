package dev.witloof.runtime.link;

/** A core function, table, memory, global or tag, before there is an instance. */
sealed interface CoreRef {
    /**
     * An export of a core instance.
     *
     * @param instance which one, counted over all that are made of modules
     * @param name the export's name
     */
    record Export(int instance, String name) implements CoreRef {}

    /**
     * A function that the canonical ABI makes.
     *
     * @param index its index in {@link Blueprint#canons}
     */
    record Canon(int index) implements CoreRef {}
}
