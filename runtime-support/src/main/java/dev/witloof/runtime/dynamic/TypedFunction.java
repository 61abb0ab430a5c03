package dev.witloof.runtime.dynamic;

import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.ComponentFunction;

/** A function over values that knows its type, because a component exports it. */
public interface TypedFunction extends ComponentFunction {
    /**
     * The type of the function.
     *
     * @return the type, in terms of the resource types of the component that exports it
     */
    FunctionType type();
}
