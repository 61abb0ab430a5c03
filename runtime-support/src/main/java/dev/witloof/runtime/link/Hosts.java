package dev.witloof.runtime.link;

import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.HostFunction;

/** The implementations of what a component imports, for one instance. */
interface Hosts {
    /**
     * The implementation of an imported function.
     *
     * @param canon the index of the lowered function
     * @throws dev.witloof.runtime.LinkException if there is none
     */
    Function function(int canon);

    /**
     * What a lowered function calls.
     *
     * @param signature how it passes its values
     * @param code what is run
     * @param callee whose code that is
     */
    record Function(Signature signature, HostFunction code, Callee callee) {}

    /** Whether an object is one of the implementations, and so no code of the instance. */
    default boolean gave(Object object) {
        return false;
    }
}
