package dev.witloof.runtime.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is made of generated code when a component is instantiated as a world.
 *
 * @param lowers for each {@link Canon.Lower} of an imported function, by its index, the function that Java implements
 * @param bridges for each of another component instance's function, by its index, how it is called
 * @param exports for each export of the world, in order, what is lifted
 * @param needed the imports of the world of which the component calls functions, by index
 */
record Plans(Map<Integer, Lower> lowers, Map<Integer, Bridge> bridges, List<Export> exports, Set<Integer> needed) {
    /**
     * An imported function.
     *
     * @param signature how it passes its values
     * @param port which import of the world implements it
     * @param function its index there
     * @param method whether it is a method of its first parameter
     */
    record Lower(Signature signature, Port port, int function, boolean method) {}

    /**
     * An exported function.
     *
     * @param signature how it passes its values
     * @param lifted the function
     */
    record Lift(Signature signature, FunctionSource.Lifted lifted) {}

    /**
     * An export of the world.
     *
     * @param port the export
     * @param functions its functions, in the order of the generated code
     * @param resources for each resource that the interface defines, its index in {@link Blueprint#resources}, or -1 where
     *     the component has none
     * @param handedOn the import of the world that the component exports again, if this is one
     */
    record Export(Port port, List<Lift> functions, List<Integer> resources, Optional<Port> handedOn) {
        /** An export that the component implements itself. */
        Export(Port port, List<Lift> functions, List<Integer> resources) {
            this(port, functions, resources, Optional.empty());
        }

        /** An export that is one of the imports, so that its implementation is the host's object. */
        static Export of(Port port, Port handedOn) {
            return new Export(port, List.of(), List.of(), Optional.of(handedOn));
        }
    }
}
