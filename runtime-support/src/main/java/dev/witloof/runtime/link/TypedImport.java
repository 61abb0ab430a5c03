package dev.witloof.runtime.link;

import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.InterfaceAdapter;
import java.util.Objects;

/**
 * An interface that a Java object implements through generated code, for a component that is used without.
 *
 * @param adapter the generated adapter
 * @param implementation the object
 * @param <T> the generated interface
 */
public record TypedImport<T>(InterfaceAdapter<T> adapter, T implementation) {
    /**
     * Refuses null, and what is no such object.
     *
     * @param adapter see {@link #adapter()}
     * @param implementation see {@link #implementation()}
     * @throws IllegalArgumentException if the object does not implement the interface
     */
    public TypedImport {
        Objects.requireNonNull(implementation, "implementation");
        if (!adapter.type().isInstance(implementation)) {
            throw new IllegalArgumentException("a " + implementation.getClass().getName() + " is no "
                    + adapter.type().getName());
        }
    }

    Hosts.Function function(Signature signature, int index, Callee callee) {
        return new Hosts.Function(signature, adapter.lower(index, implementation), callee);
    }
}
