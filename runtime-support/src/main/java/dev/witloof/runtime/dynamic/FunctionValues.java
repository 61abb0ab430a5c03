package dev.witloof.runtime.dynamic;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.TypePath;
import dev.witloof.component.type.ValueType;
import dev.witloof.runtime.ComponentValue;
import java.util.List;
import java.util.Optional;

/** Checks what Java passes and returns as values against a function's type. */
final class FunctionValues {
    private FunctionValues() {}

    /**
     * Checks the arguments of a call.
     *
     * @throws IllegalArgumentException if they are not those of the type
     */
    static void checkArguments(String name, FunctionType type, List<ComponentValue> arguments) {
        List<FunctionType.Parameter> declared = type.parameters();
        if (arguments.size() != declared.size()) {
            throw new IllegalArgumentException(
                    name + ": found " + arguments.size() + " arguments, wanted " + declared.size() + ": " + type);
        }
        for (int i = 0; i < declared.size(); i++) {
            FunctionType.Parameter parameter = declared.get(i);
            arguments.get(i).check(parameter.type(), TypePath.ROOT.then(name).parameter(parameter.name()));
        }
    }

    /**
     * Checks what a function returned.
     *
     * @throws IllegalArgumentException if it is not what the type says
     */
    static void checkResult(FunctionType type, Optional<ComponentValue> returned) {
        Optional<ValueType> declared = type.result();
        if (returned.isPresent() != declared.isPresent()) {
            throw new IllegalArgumentException("result: found " + (returned.isPresent() ? "a value" : "none")
                    + ", wanted " + declared.map(ValueType::toString).orElse("none"));
        }
        returned.ifPresent(value -> value.check(declared.orElseThrow(), TypePath.ROOT.result()));
    }
}
