package dev.witloof.runtime.link;

import dev.witloof.runtime.core.FunctionShape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is made of generated code when a component is instantiated as a world.
 *
 * @param lowers for each {@link Canon.Lower}, by its index, the function that Java implements
 * @param exports for each export of the world, in order, what is lifted
 * @param needed the imports of the world of which the component calls functions, by index
 */
record Plans(Map<Integer, Lower> lowers, List<Export> exports, Set<Integer> needed) {
    /**
     * An imported function.
     *
     * @param name its name, for messages
     * @param port which import of the world implements it
     * @param function its index there
     * @param method whether it is a method of its first parameter
     * @param slots its resource types, as indices in {@link Blueprint#resources}
     * @param shape the type of the core function
     */
    record Lower(String name, Port port, int function, boolean method, List<Integer> slots, FunctionShape shape) {}

    /**
     * An exported function.
     *
     * @param name its name, for messages
     * @param function the core function
     * @param options its options
     * @param slots its resource types, as indices in {@link Blueprint#resources}
     * @param shape the type of the core function
     */
    record Lift(
            String name, CoreRef function, FunctionSource.Options options, List<Integer> slots, FunctionShape shape) {}

    /**
     * An export of the world.
     *
     * @param port the export
     * @param functions its functions, in the order of the generated code
     * @param resources for each resource that the interface defines, its index in {@link Blueprint#resources}, or -1 where
     *     the component has none
     */
    record Export(Port port, List<Lift> functions, List<Integer> resources) {}
}
