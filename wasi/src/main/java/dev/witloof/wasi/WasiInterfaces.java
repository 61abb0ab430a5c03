package dev.witloof.wasi;

import dev.witloof.runtime.ComponentImports;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link WasiHost} gives one instance: an implementation of every interface of WASI. For one thread at a time, like
 * the instance.
 */
public final class WasiInterfaces {
    private final Map<Class<?>, Object> implementations;

    WasiInterfaces(Map<Class<?>, Object> implementations) {
        this.implementations = implementations;
    }

    /**
     * The implementation of an interface.
     *
     * @param type a generated interface of WASI, such as {@code dev.witloof.bindings.wasi.io.Streams}
     * @param <T> that interface
     * @return always the same object
     * @throws IllegalArgumentException if it is none that this host implements
     */
    public <T> T get(Class<T> type) {
        return find(type)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                type.getName()
                                        + " is no interface of WASI that this host implements: those stand in dev.witloof.bindings.wasi"));
    }

    /**
     * Gives them to a component that is used without generated code.
     *
     * <pre>{@code
     * ComponentImports imports = wasi.interfaces().addTo(ComponentImports.builder()).build();
     * ComponentInstance instance = ComponentInstance.of(component, store, imports);
     * }</pre>
     *
     * @param imports the imports of one instance
     * @return the same, to which all interfaces of WASI were added
     */
    public ComponentImports.Builder addTo(ComponentImports.Builder imports) {
        WasiAdapters.addAll(this, imports);
        return imports;
    }

    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(implementations.get(type)).map(type::cast);
    }

    /**
     * The imports of a world: those of WASI by this host, the others by the objects that are given.
     *
     * <pre>{@code
     * orders.instantiate(store, wasi.interfaces().imports(Orders.Imports.class, new Prices()))
     * }</pre>
     *
     * <p>Each object implements generated interfaces that the world imports. A world that imports functions of its own,
     * beside interfaces, wants an implementation of its {@code Imports} that is written out, by {@link #get}.
     *
     * @param imports the interface {@code Imports} of a generated world
     * @param others the implementations of what is not WASI
     * @param <T> that interface
     * @return the imports
     * @throws IllegalArgumentException if an import has no implementation, or an object implements none
     */
    public <T> T imports(Class<T> imports, Object... others) {
        return WorldImports.of(imports, this, others);
    }
}
