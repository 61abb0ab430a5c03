package dev.witloof.runtime;

import dev.witloof.runtime.link.ValueInstance;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * An instance of a component that is used without generated code: its exports are functions over
 * {@link ComponentValue}s. What types they have says {@code ComponentInterfaces.of(component.definition().type())}.
 *
 * <pre>{@code
 * try (Store store = Store.create();
 *         ComponentInstance instance = ComponentInstance.of(component, store, ComponentImports.NONE)) {
 *     instance.call("acme:text/cases@1.0.0", "upper", ComponentValue.string("a"));
 * }
 * }</pre>
 *
 * <p>Confined to the thread of its store. After a trap, every call fails with the same cause.
 */
public final class ComponentInstance implements AutoCloseable {
    private final ValueInstance linked;

    ComponentInstance(ValueInstance linked) {
        this.linked = linked;
    }

    /**
     * Makes one instance of a component. Who makes several calls {@link Component#prepare} once.
     *
     * @param component the component
     * @param store the store that the instance lives in
     * @param imports what it is given for its imports
     * @return the instance
     * @throws LinkException if a function that the component calls is missing, or the component does what is not supported
     * @throws Trap if the guest traps while it starts
     * @throws IllegalStateException if the store is closed or used by another thread
     */
    public static ComponentInstance of(Component component, Store store, ComponentImports imports) {
        return component.prepare().instantiate(store, imports);
    }

    /**
     * The functions that stand directly in the component.
     *
     * @return an unmodifiable map by name, in the component's order
     */
    public Map<String, ComponentFunction> functions() {
        return functions("");
    }

    /**
     * The functions of an exported interface. What they throw is what calls of generated code throw:
     * {@link IllegalArgumentException} for arguments that are not of the function's type, {@link Trap} when the guest
     * traps. A function that the component exports as it imports it is the one that it was given, and throws what that
     * throws.
     *
     * @param interfaceName the export's name, or another version on the same semver track; empty for what stands directly
     *     in the component
     * @return an unmodifiable map by name, in the component's order
     * @throws NoSuchElementException if the component has no such export
     */
    public Map<String, ComponentFunction> functions(String interfaceName) {
        return linked.functions(interfaceName)
                .orElseThrow(() -> new NoSuchElementException(
                        "the component exports no `" + interfaceName + "`, but these: " + linked.interfaces()));
    }

    /**
     * One exported function.
     *
     * @param interfaceName see {@link #functions(String)}
     * @param name its name, such as {@code get} or {@code [method]request.path}
     * @return the function
     * @throws NoSuchElementException if the component has no such export
     */
    public ComponentFunction function(String interfaceName, String name) {
        Map<String, ComponentFunction> functions = functions(interfaceName);
        ComponentFunction function = functions.get(name);
        if (function == null) {
            throw new NoSuchElementException((interfaceName.isEmpty() ? "the component" : "`" + interfaceName + "`")
                    + " exports no function `" + name + "`, but these: " + functions.keySet());
        }
        return function;
    }

    /**
     * Calls an exported function.
     *
     * @param interfaceName see {@link #functions(String)}
     * @param name its name
     * @param arguments one for each parameter, in order
     * @return the result, if the function has one
     * @throws NoSuchElementException if the component has no such export
     * @throws IllegalArgumentException if the arguments are not those of the function's type; the call has had no effect
     * @throws Trap if the guest traps, or has trapped before
     * @throws IllegalStateException if this is closed, or the store is used by another thread
     * @throws RuntimeException what Java's implementation throws of a function that the component imports and hands on
     * @throws UndeclaredThrowableException around a checked exception that it throws
     */
    public Optional<ComponentValue> call(String interfaceName, String name, ComponentValue... arguments) {
        try {
            return function(interfaceName, name).call(List.of(arguments));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UndeclaredThrowableException(
                    e, "the function `" + name + "`, which the component was given and hands on, failed: " + e);
        }
    }

    /**
     * Ends the instance: Java resources that the guest owns are closed, and its own resources end without their
     * destructors. Closing it again does nothing.
     *
     * @throws IllegalStateException if the guest is running, or its store is used by another thread
     */
    @Override
    public void close() {
        linked.close();
    }
}
