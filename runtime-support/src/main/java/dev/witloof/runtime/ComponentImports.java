package dev.witloof.runtime;

import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.link.TypedImport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a component that is used without generated code is given for its imports: functions over values, which Java
 * implements or other instances export, and interfaces that Java objects implement through generated code. Immutable, and as thread-safe as the functions in it.
 *
 * <p>Names match as they do for worlds: {@code wasi:io/streams@0.2.6} serves a component that imports
 * {@code wasi:io/streams@0.2.0}.
 *
 * <p>Types are compared when an instance is made, as far as they are known: those of interfaces that generated code
 * implements, and those of functions that another {@link ComponentInstance} exports, whose resources are told apart only
 * when handles are passed. A {@link ComponentFunction} that Java implements has no type: it is called with arguments of the
 * type that the component imports it with, and a result that is not of that type ends the call as a trap.
 */
public final class ComponentImports {
    /** For components that import no functions. */
    public static final ComponentImports NONE = builder().build();

    private final Map<String, Map<String, ComponentFunction>> functions;
    private final Map<String, TypedImport<?>> implementations;
    private final boolean missingTrap;

    private ComponentImports(Builder builder) {
        Map<String, Map<String, ComponentFunction>> copy = new LinkedHashMap<>();
        builder.functions.forEach(
                (name, members) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(members))));
        functions = Collections.unmodifiableMap(copy);
        implementations = Collections.unmodifiableMap(new LinkedHashMap<>(builder.implementations));
        missingTrap = builder.missingTrap;
    }

    /**
     * Starts with nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the functions.
     *
     * @return an unmodifiable map from the name of an interface, empty for what stands directly in the component, to its
     *     functions by name
     */
    public Map<String, Map<String, ComponentFunction>> functions() {
        return functions;
    }

    Map<String, TypedImport<?>> implementations() {
        return implementations;
    }

    boolean missingTrap() {
        return missingTrap;
    }

    /** Collects imports. Not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, Map<String, ComponentFunction>> functions = new LinkedHashMap<>();
        private final Map<String, TypedImport<?>> implementations = new LinkedHashMap<>();
        private boolean missingTrap;

        private Builder() {}

        /**
         * Adds a function that stands directly in the component, in place of one of the same name.
         *
         * @param name its name, in kebab case
         * @param implementation what it does; called on the thread of the store
         * @return this
         */
        public Builder function(String name, ComponentFunction implementation) {
            return function("", name, implementation);
        }

        /**
         * Adds a function of an interface, in place of one of the same name.
         *
         * @param interfaceName such as {@code ns:pkg/iface@1.0.0}
         * @param name its name, such as {@code get} or {@code [method]request.path}
         * @param implementation what it does; called on the thread of the store
         * @return this
         */
        public Builder function(String interfaceName, String name, ComponentFunction implementation) {
            functions
                    .computeIfAbsent(
                            Objects.requireNonNull(interfaceName, "interfaceName"), key -> new LinkedHashMap<>())
                    .put(
                            Objects.requireNonNull(name, "name"),
                            Objects.requireNonNull(implementation, "implementation"));
            return this;
        }

        /**
         * Adds all functions of an interface that another instance exports. That must be made in the same store if
         * resources are passed.
         *
         * @param interfaceName the import's name, such as {@code ns:pkg/iface@1.0.0}
         * @param exported what {@link ComponentInstance#functions(String)} of the other instance returned
         * @return this
         */
        public Builder functions(String interfaceName, Map<String, ComponentFunction> exported) {
            exported.forEach((name, function) -> function(interfaceName, name, function));
            return this;
        }

        /**
         * Adds an interface that a Java object implements through generated code, in place of one of the same name. A
         * function of the interface that is added by itself comes before the object's.
         *
         * @param interfaceName the interface's name, such as {@code wasi:io/streams@0.2.12}
         * @param adapter the interface's generated adapter
         * @param implementation the object, which is called on the thread of the store
         * @param <T> the generated interface
         * @return this
         */
        public <T> Builder implementation(String interfaceName, InterfaceAdapter<T> adapter, T implementation) {
            implementations.put(
                    Objects.requireNonNull(interfaceName, "interfaceName"), new TypedImport<>(adapter, implementation));
            return this;
        }

        /**
         * Lets the component have imports that it is not given. A function that is neither added nor one of an interface
         * that is traps when it is called, with {@link Trap.Rule#IMPORT_MISSING} and the function's name, where otherwise
         * no instance would be made. For tools, which call a function that may not need them all.
         *
         * <p>A function that is given with another type is refused all the same. Types and resources need not be given in
         * any case; nobody makes a resource of a type whose functions are missing.
         *
         * @return this
         */
        public Builder trapMissing() {
            missingTrap = true;
            return this;
        }

        /**
         * Makes the imports.
         *
         * @return what was added so far
         */
        public ComponentImports build() {
            return new ComponentImports(this);
        }
    }
}
