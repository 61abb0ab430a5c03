package dev.witloof.runtime.link;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.abi.WorldAdapter;

/** Checks that a component fits a world, and makes instances of it. For generated code, through {@link WorldAdapter}. */
public final class Linker {
    private Linker() {}

    /**
     * Checks that a component fits a world, and compiles the core modules that it needs.
     *
     * @param world the world
     * @param component the component
     * @return the component, ready to be instantiated
     * @throws dev.witloof.runtime.LinkException naming everything that does not fit, or what the component does and is not
     *     supported yet
     */
    public static PreparedWorld prepare(WorldAdapter world, Component component) {
        return prepare(world, component, true);
    }

    /** The same, with or without binding imports directly past wit-component's shim. */
    static PreparedWorld prepare(WorldAdapter world, Component component, boolean direct) {
        Blueprint blueprint = Evaluator.evaluate(component.definition(), component.modules());
        Plans plans = WorldMatcher.match(world, blueprint);
        Blueprint shortened = direct ? ShimPattern.remove(blueprint) : blueprint;
        compile(shortened);
        return new LinkedWorld(world.name(), Port.of(world.imports()), shortened, plans);
    }

    private static void compile(Blueprint blueprint) {
        for (Step step : blueprint.steps()) {
            if (step instanceof Step.Instantiate instantiate) {
                instantiate.module().compile();
            }
        }
    }

    /**
     * Makes a component ready to be instantiated without generated code, and compiles the core modules that it needs.
     *
     * @param component the component
     * @return the component, ready to be instantiated
     * @throws dev.witloof.runtime.LinkException naming what keeps it from being instantiated
     */
    public static LinkedComponent prepare(Component component) {
        Blueprint blueprint = Evaluator.evaluate(component.definition(), component.modules());
        Blueprint shortened = ShimPattern.remove(blueprint);
        LinkedComponent linked = ComponentMatcher.match(blueprint, shortened);
        compile(shortened);
        return linked;
    }
}
