package dev.witloof.runtime;

import dev.witloof.runtime.link.LinkedComponent;
import dev.witloof.runtime.link.Linker;

/**
 * A component that is ready to be instantiated, for use without generated code: all that can be done once for all its
 * instances has been done. Immutable, and safe for use by several threads.
 */
public final class PreparedComponent {
    private final LinkedComponent linked;

    private PreparedComponent(LinkedComponent linked) {
        this.linked = linked;
    }

    static PreparedComponent of(Component component) {
        return new PreparedComponent(Linker.prepare(component));
    }

    /**
     * Makes an instance.
     *
     * @param store the store that it lives in
     * @param imports what it is given for its imports; more than it has do no harm
     * @return the instance
     * @throws LinkException if functions that the component calls are missing and may not be, or are given with another
     *     type; it names all of them, or the first of very many
     * @throws Trap if the guest traps while it starts
     * @throws IllegalStateException if the store is closed or used by another thread
     */
    public ComponentInstance instantiate(Store store, ComponentImports imports) {
        return new ComponentInstance(linked.instantiate(
                store.state(), imports.functions(), imports.implementations(), imports.missingTrap()));
    }
}
