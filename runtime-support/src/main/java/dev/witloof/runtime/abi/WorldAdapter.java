package dev.witloof.runtime.abi;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.link.Linker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is generated for a WIT world: its imports and exports, each with its adapter.
 *
 * <p>Built once for each generated world class. Immutable, and safe for use by several threads.
 */
public final class WorldAdapter {
    private final AbiVersion version;
    private final String name;
    private final List<Port> imports;
    private final List<Port> exports;

    private WorldAdapter(Builder builder) {
        version = builder.version;
        name = builder.name;
        imports = List.copyOf(builder.imports);
        exports = List.copyOf(builder.exports);
    }

    /**
     * One import or export of a world.
     *
     * @param name its name, such as {@code wasi:messaging/types@0.2.0}; empty for the functions that stand directly in
     *     the world
     * @param adapter its adapter
     */
    public record Port(String name, InterfaceAdapter<?> adapter) {}

    /**
     * Starts a world.
     *
     * @param version the stamp of the generated code
     * @param worldName the world's name, for messages
     * @return a builder without imports or exports
     */
    public static Builder builder(AbiVersion version, String worldName) {
        return new Builder(version, worldName);
    }

    /**
     * Checks that a component fits this world, once for all its instances.
     *
     * @param component the component
     * @return the component, ready to be instantiated; safe for use by several threads
     * @throws LinkException if the generated code is of another version than this runtime serves, or if the component
     *     asks for what the world does not offer, or offers not what the world asks for, or with other types
     */
    public PreparedWorld prepare(Component component) {
        version.check("world " + name);
        for (List<Port> ports : List.of(imports, exports)) {
            for (Port port : ports) {
                port.adapter.version().check("interface " + (port.name.isEmpty() ? name : port.name));
            }
        }
        return Linker.prepare(this, component);
    }

    /**
     * Returns the world's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the world's imports.
     *
     * @return the imports, in the order in which {@link PreparedWorld#instantiate} takes their implementations
     */
    public List<Port> imports() {
        return imports;
    }

    /**
     * Returns the world's exports.
     *
     * @return the exports, in the order by which {@link GuestInstance#export} numbers them
     */
    public List<Port> exports() {
        return exports;
    }

    /** Collects the imports and exports of a world. Not safe for use by several threads. */
    public static final class Builder {
        private final AbiVersion version;
        private final String name;
        private final List<Port> imports = new ArrayList<>();
        private final List<Port> exports = new ArrayList<>();
        private final Set<String> importNames = new HashSet<>();
        private final Set<String> exportNames = new HashSet<>();

        private Builder(AbiVersion version, String name) {
            this.version = version;
            this.name = name;
        }

        /**
         * Adds an import.
         *
         * @param name its name, empty for the functions that stand directly in the world
         * @param adapter its adapter
         * @return this
         * @throws IllegalArgumentException if there is one of that name
         */
        public Builder imports(String name, InterfaceAdapter<?> adapter) {
            return add(imports, importNames, name, adapter);
        }

        /**
         * Adds an export.
         *
         * @param name its name, empty for the functions that stand directly in the world
         * @param adapter its adapter
         * @return this
         * @throws IllegalArgumentException if there is one of that name
         */
        public Builder exports(String name, InterfaceAdapter<?> adapter) {
            return add(exports, exportNames, name, adapter);
        }

        private Builder add(List<Port> ports, Set<String> names, String portName, InterfaceAdapter<?> adapter) {
            if (!names.add(portName)) {
                throw new IllegalArgumentException("world " + name + " has two imports or exports `" + portName + "`");
            }
            ports.add(new Port(portName, adapter));
            return this;
        }

        /**
         * Makes the world.
         *
         * @return the world
         */
        public WorldAdapter build() {
            return new WorldAdapter(this);
        }
    }
}
