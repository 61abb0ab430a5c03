package dev.witloof.runtime.link;

import dev.witloof.component.type.FunctionType;

/** A core function that the canonical ABI makes. */
sealed interface Canon {
    /**
     * {@code canon lower}.
     *
     * @param source the imported function
     * @param options the options; those that refer to instances are bound when the instances are there
     * @param type the function's type
     */
    record Lower(FunctionSource.Imported source, FunctionSource.Options options, FunctionType type) implements Canon {}

    /** {@code canon resource.new}; the resource is an index in {@link Blueprint#resources}. */
    record ResourceNew(int resource) implements Canon {}

    /** {@code canon resource.rep}; the resource is an index in {@link Blueprint#resources}. */
    record ResourceRep(int resource) implements Canon {}

    /** {@code canon resource.drop}; the resource is an index in {@link Blueprint#resources}. */
    record ResourceDrop(int resource) implements Canon {}
}
