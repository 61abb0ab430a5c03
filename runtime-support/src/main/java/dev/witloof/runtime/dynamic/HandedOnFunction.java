package dev.witloof.runtime.dynamic;

import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.InstanceState;
import java.util.List;
import java.util.Optional;

/**
 * A function that Java implements and a component exports as it imports it. No guest is entered to call it, but what is
 * passed is checked as if one was. Confined to the thread of its store.
 */
public final class HandedOnFunction implements TypedFunction {
    private final String name;
    private final FunctionType type;
    private final ComponentFunction implementation;
    private final InstanceState instance;

    /**
     * Makes the function. For the linker.
     *
     * @param name its name, for messages
     * @param type its type
     * @param implementation what it does
     * @param instance the instance that hands it on
     */
    public HandedOnFunction(String name, FunctionType type, ComponentFunction implementation, InstanceState instance) {
        this.name = name;
        this.type = type;
        this.implementation = implementation;
        this.instance = instance;
    }

    @Override
    public FunctionType type() {
        return type;
    }

    /**
     * Calls what Java implements.
     *
     * @param arguments one for each parameter, in order
     * @return the result, if the function has one
     * @throws IllegalArgumentException if the arguments are not those of the function's type, and then nothing was called; or
     *     if the result is not
     * @throws IllegalStateException if the instance that hands it on is closed, or its store is used by another thread
     * @throws Trap if that instance trapped before
     * @throws Exception what the implementation throws
     */
    @Override
    public Optional<ComponentValue> call(List<ComponentValue> arguments) throws Exception {
        instance.checkUsable();
        FunctionValues.checkArguments(name, type, arguments);
        Optional<ComponentValue> result = implementation.call(List.copyOf(arguments));
        FunctionValues.checkResult(type, result);
        return result;
    }
}
