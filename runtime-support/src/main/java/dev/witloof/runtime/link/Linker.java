package dev.witloof.runtime.link;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.abi.WorldAdapter;

/** Checks that a component fits a world, and makes instances of it. */
public final class Linker {
    private Linker() {}

    /**
     * Checks that a component fits a world.
     *
     * @param world the world
     * @param component the component
     * @return the component, ready to be instantiated
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static PreparedWorld prepare(WorldAdapter world, Component component) {
        throw new LinkException("cannot link a component as " + world.name() + " yet");
    }
}
