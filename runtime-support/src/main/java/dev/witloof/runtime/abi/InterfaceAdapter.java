package dev.witloof.runtime.abi;

import java.util.List;

/**
 * What is generated beside the Java interface of a WIT interface: how its functions are lifted and lowered, and which
 * types the code was generated for.
 *
 * <p>Functions and resources are numbered by their order in the text form ({@code func} lines; {@code resource} lines of
 * the interface's own resources, not of those that it uses). Generated subclasses are singletons without state, and safe
 * for use by several threads.
 *
 * @param <T> the generated Java interface
 */
public abstract class InterfaceAdapter<T> {
    private final AbiVersion version;
    private final Class<T> type;
    private final List<String> text;

    /**
     * Makes an adapter.
     *
     * @param version the stamp of the generated code
     * @param type the generated Java interface
     * @param text the WIT interface in its text form, one statement an element, as {@code TypeText} of
     *     {@code witloof-component} prints it
     */
    protected InterfaceAdapter(AbiVersion version, Class<T> type, String... text) {
        this.version = version;
        this.type = type;
        this.text = List.of(text);
    }

    /**
     * Makes the core side of a function that a Java object implements.
     *
     * @param function the function's index
     * @param implementation the object
     * @return the function, called whenever a guest calls its import
     */
    public abstract HostFunction lower(int function, T implementation);

    /**
     * Makes the Java object of an interface that a guest implements.
     *
     * @param functions the lifted functions, in order; kept, not copied
     * @return the object
     */
    public abstract T lift(Lifting[] functions);

    /**
     * Makes the proxy of a resource that a guest implements. The caller attaches the resource to it.
     *
     * @param resource the resource's index
     * @param guest what {@link #lift} returned
     * @return a new proxy, an instance of the resource's generated interface
     */
    public GuestResource proxy(int resource, T guest) {
        throw new IllegalArgumentException(type.getName() + " has no resource " + resource);
    }

    /**
     * Returns the stamp of the generated code.
     *
     * @return the stamp
     */
    public final AbiVersion version() {
        return version;
    }

    /**
     * Returns the generated Java interface.
     *
     * @return the interface
     */
    public final Class<T> type() {
        return type;
    }

    /**
     * Returns the WIT interface in its text form.
     *
     * @return the statements, in order
     */
    public final List<String> text() {
        return text;
    }
}
