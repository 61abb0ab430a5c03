package dev.witloof.runtime;

import dev.witloof.component.binary.ComponentReader;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.binary.Rule;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.Definition;
import dev.witloof.runtime.chicory.ChicoryEngine;
import dev.witloof.runtime.core.CoreEngine;
import dev.witloof.runtime.core.CoreModule;
import dev.witloof.runtime.core.MalformedModuleException;
import dev.witloof.runtime.link.Modules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A WebAssembly component: what is loaded once, and of which instances are made.
 *
 * <p>Loading reads and validates the component and its core modules. They are compiled once, by the first world that is
 * prepared from the component ({@code MyWorld.prepare(component)}), and used by all instances.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class Component {
    private final ComponentDefinition definition;
    private final Modules modules;

    private Component(ComponentDefinition definition, Modules modules) {
        this.definition = definition;
        this.modules = modules;
    }

    /**
     * Loads a component from a file, with the default options.
     *
     * @param file a component in the binary format
     * @return the component
     * @throws IOException if the file cannot be read
     * @throws MalformedComponentException if it holds no valid component
     */
    public static Component load(Path file) throws IOException {
        return load(file, Options.DEFAULT);
    }

    /**
     * Loads a component from a file.
     *
     * @param file a component in the binary format
     * @param options how to load and run it
     * @return the component
     * @throws IOException if the file cannot be read
     * @throws MalformedComponentException if it holds no valid component, or is larger than the options allow
     */
    public static Component load(Path file, Options options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than allowed is enough to tell.
            return read(in.readNBytes(options.maxBytes + 1), options);
        }
    }

    /**
     * Loads a component from memory, with the default options.
     *
     * @param bytes a component in the binary format; copied
     * @return the component
     * @throws MalformedComponentException if they are no valid component
     */
    public static Component load(byte[] bytes) {
        return load(bytes, Options.DEFAULT);
    }

    /**
     * Loads a component from memory.
     *
     * @param bytes a component in the binary format; copied
     * @param options how to load and run it
     * @return the component
     * @throws MalformedComponentException if they are no valid component, or more than the options allow
     */
    public static Component load(byte[] bytes, Options options) {
        return read(bytes, options);
    }

    private static Component read(byte[] bytes, Options options) {
        if (bytes.length > options.maxBytes) {
            throw new MalformedComponentException(
                    Rule.SIZE,
                    options.maxBytes,
                    "a component of more than " + options.maxBytes + " bytes",
                    "a smaller one, or Component.Options.withMaxBytes(…)");
        }
        ComponentDefinition definition = ComponentReader.read(bytes);
        IdentityHashMap<CoreModuleDefinition, CoreModule> loaded = new IdentityHashMap<>();
        load(definition, options.engine, loaded);
        return new Component(definition, module -> {
            CoreModule known = loaded.get(module);
            if (known == null) {
                throw new LinkException("a core module of another component is instantiated");
            }
            return known;
        });
    }

    /** Loads the core modules of a component and of those within it. */
    private static void load(
            ComponentDefinition component, CoreEngine engine, Map<CoreModuleDefinition, CoreModule> loaded) {
        for (Definition each : component.definitions()) {
            if (each instanceof CoreModuleDefinition module) {
                loaded.put(module, load(module, engine));
            } else if (each instanceof ComponentDefinition nested) {
                load(nested, engine, loaded);
            }
        }
    }

    private static CoreModule load(CoreModuleDefinition module, CoreEngine engine) {
        try {
            return engine.load(module.bytes().toByteArray());
        } catch (MalformedModuleException e) {
            throw new MalformedComponentException(
                    Rule.CORE_MODULE,
                    module.offset() + e.offset(),
                    "a core module with a fault (" + e.getMessage() + ")",
                    "a valid core module");
        }
    }

    /**
     * Returns what the component consists of.
     *
     * @return its definitions and its type
     */
    public ComponentDefinition definition() {
        return definition;
    }

    /**
     * Makes the component ready to be instantiated without generated code. Worth doing once for many instances, like
     * {@code prepare} of a generated world.
     *
     * @return the component, ready to be instantiated
     * @throws LinkException if it does what is not supported, naming all of it
     */
    public PreparedComponent prepare() {
        return PreparedComponent.of(this);
    }

    /**
     * Returns the component's core modules, for the linker; not for programs.
     *
     * @return the modules
     */
    public Modules modules() {
        return modules;
    }

    /** How to load and run a component. Immutable. */
    public static final class Options {
        /** Compiled; at most 128 MiB. */
        public static final Options DEFAULT = new Options(ChicoryEngine.COMPILING, 128 << 20);

        private static final int MAX_MAX_BYTES = 1 << 30;

        private final CoreEngine engine;
        private final int maxBytes;

        private Options(CoreEngine engine, int maxBytes) {
            this.engine = engine;
            this.maxBytes = maxBytes;
        }

        /**
         * Compiles core modules to JVM bytecode, which is the default. Interpreted all the same is what the compiler would
         * take too long for, or too much memory, for its size: functions of more than 24,576 instructions (the JVM takes no
         * methods of more than 64 KiB), or with very many jumps and locals at once; and modules of more than 10,000
         * types, or with very many types, functions and imports at once.
         *
         * @return changed options
         */
        public Options compiled() {
            return new Options(ChicoryEngine.COMPILING, maxBytes);
        }

        /**
         * Interprets core modules: nothing is compiled, and guests run some tens of times slower.
         *
         * @return changed options
         */
        public Options interpreted() {
            return new Options(ChicoryEngine.INTERPRETING, maxBytes);
        }

        /**
         * Sets how large a component may be.
         *
         * @param bytes the most bytes
         * @return changed options
         * @throws IllegalArgumentException if they are not positive, or more than 2<sup>30</sup>
         */
        public Options withMaxBytes(int bytes) {
            if (bytes <= 0 || bytes > MAX_MAX_BYTES) {
                throw new IllegalArgumentException("the greatest size of a component is between 1 and " + MAX_MAX_BYTES
                        + " bytes; found " + bytes);
            }
            return new Options(engine, bytes);
        }
    }
}
