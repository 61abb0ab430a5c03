package dev.witloof.wit.model;

import java.util.Map;
import java.util.Optional;

/**
 * A WIT package: named interfaces and worlds.
 *
 * @param name its name
 * @param docs the documentation of its {@code package} declaration
 * @param interfaces its interfaces by name, in order: each after those it uses, otherwise as the files have them
 * @param worlds its worlds by name, in order: each after those it includes, otherwise as the files have them
 */
public record WitPackage(
        PackageName name, Optional<String> docs, Map<String, Interface> interfaces, Map<String, World> worlds) {

    /**
     * Copies the maps.
     *
     * @param name see {@link #name()}
     * @param docs see {@link #docs()}
     * @param interfaces see {@link #interfaces()}
     * @param worlds see {@link #worlds()}
     */
    public WitPackage {
        interfaces = Ordered.copyOf(interfaces);
        worlds = Ordered.copyOf(worlds);
    }

    /**
     * Finds an interface.
     *
     * @param interfaceName its name
     * @return the interface, or nothing if there is none of that name
     */
    public Optional<Interface> findInterface(String interfaceName) {
        return Optional.ofNullable(interfaces.get(interfaceName));
    }

    /**
     * Finds a world.
     *
     * @param worldName its name
     * @return the world, or nothing if there is none of that name
     */
    public Optional<World> findWorld(String worldName) {
        return Optional.ofNullable(worlds.get(worldName));
    }
}
