package dev.witloof.runtime.link;

import dev.witloof.component.type.FunctionType;

/** A core function that the canonical ABI makes. */
sealed interface Canon {
    /** The index of the component instance that it belongs to. */
    int member();

    /**
     * {@code canon lower}.
     *
     * @param member the index of the component instance that it belongs to
     * @param source the function that is called
     * @param options the options; those that refer to instances are bound when the instances are there
     * @param type the function's type
     */
    record Lower(int member, FunctionSource source, FunctionSource.Options options, FunctionType type)
            implements Canon {}

    /** {@code canon resource.new}; the resource is an index in {@link Blueprint#resources}. */
    record ResourceNew(int member, int resource) implements Canon {}

    /** {@code canon resource.rep}; the resource is an index in {@link Blueprint#resources}. */
    record ResourceRep(int member, int resource) implements Canon {}

    /** {@code canon resource.drop}; the resource is an index in {@link Blueprint#resources}. */
    record ResourceDrop(int member, int resource) implements Canon {}
}
