package dev.witloof.runtime.dynamic;

import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.Lifting;
import java.util.List;
import java.util.Optional;

/** A guest's function, called with values. Confined to the thread of its store. Source: "canon lift". */
public final class DynamicFunction implements TypedFunction {
    private final FunctionConversion conversion;
    private final Lifting lifting;

    /**
     * Makes the function. For the linker.
     *
     * @param conversion how its parameters and result are passed, made by {@link FunctionConversion#of}
     * @param lifting the function
     */
    public DynamicFunction(FunctionConversion conversion, Lifting lifting) {
        this.conversion = conversion;
        this.lifting = lifting;
    }

    @Override
    public FunctionType type() {
        return conversion.type();
    }

    /**
     * Calls the guest.
     *
     * @param arguments one for each parameter, in order
     * @return the result, if the function has one
     * @throws IllegalArgumentException if the arguments are not those of the function's type, or cannot be passed; then
     *     the call has had no effect
     * @throws Trap if the guest traps, is running already or has trapped before
     * @throws IllegalStateException if its instance is closed, or its store is used by another thread
     */
    @Override
    public Optional<ComponentValue> call(List<ComponentValue> arguments) {
        Lifting cx = lifting;
        conversion.checkArguments(cx.name(), arguments);
        cx.enter();
        try {
            conversion.lowerArguments(cx, arguments);
            Optional<ComponentValue> result = conversion.liftResult(cx, cx.call());
            cx.postReturn();
            return result;
        } catch (Throwable thrown) {
            throw cx.fail(thrown);
        } finally {
            cx.exit();
        }
    }
}
