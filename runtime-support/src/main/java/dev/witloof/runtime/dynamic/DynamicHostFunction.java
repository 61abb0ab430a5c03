package dev.witloof.runtime.dynamic;

import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.Lowering;
import java.util.List;
import java.util.Optional;

/** A function that Java implements over values, as a guest imports it. Source: "canon lower". */
public final class DynamicHostFunction implements HostFunction {
    private final FunctionConversion conversion;
    private final ComponentFunction implementation;

    /**
     * Makes the function. For the linker.
     *
     * @param conversion how its parameters and result are passed, made by {@link FunctionConversion#of}
     * @param implementation what it does
     */
    public DynamicHostFunction(FunctionConversion conversion, ComponentFunction implementation) {
        this.conversion = conversion;
        this.implementation = implementation;
    }

    @Override
    public long call(Lowering cx, long[] flat) {
        List<ComponentValue> arguments = conversion.liftArguments(cx, flat);
        int area = conversion.resultArea(cx, flat);
        conversion.handOverArguments(cx);
        Optional<ComponentValue> result = run(arguments);
        conversion.takeOverResult(cx, result);
        conversion.checkResult(result);
        return conversion.lowerResult(cx, result, area);
    }

    private Optional<ComponentValue> run(List<ComponentValue> arguments) {
        try {
            return implementation.call(arguments);
        } catch (Exception e) {
            // As it is, so that it is the trap's own cause.
            throw DynamicHostFunction.<RuntimeException>undeclared(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E undeclared(Exception e) throws E {
        throw (E) e;
    }
}
