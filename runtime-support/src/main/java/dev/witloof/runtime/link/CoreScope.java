package dev.witloof.runtime.link;

import dev.witloof.runtime.core.CoreModule;
import java.util.Map;

/** A core instance, before there is one. */
sealed interface CoreScope {
    /**
     * An instance of a module.
     *
     * @param index which one, counted over all that are made of modules
     * @param module the module
     */
    record OfModule(int index, CoreModule module) implements CoreScope {}

    /**
     * An instance put together from things that exist.
     *
     * @param items the things, by name
     */
    record Bundle(Map<String, CoreRef> items) implements CoreScope {}
}
