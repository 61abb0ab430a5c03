package dev.witloof.component.type;

import java.util.List;
import java.util.Optional;

/**
 * The type of a component function.
 *
 * @param parameters the parameters in the order of declaration
 * @param result the type of the result, if there is one
 * @param async whether the function may block: {@code async func}
 */
public record FunctionType(List<Parameter> parameters, Optional<ValueType> result, boolean async) {
    /**
     * Copies the parameters and checks their names.
     *
     * @param parameters the parameters in the order of declaration
     * @param result the type of the result, if there is one
     * @param async whether the function may block: {@code async func}
     * @throws IllegalArgumentException if two parameters have the same name, or the result contains a borrow
     */
    public FunctionType {
        parameters = List.copyOf(parameters);
        Labels.distinct("function", "parameter", parameters, Parameter::name);
        if (result.filter(ValueType::containsBorrow).isPresent()) {
            throw new IllegalArgumentException("the result of a function may not contain a borrow");
        }
    }

    @Override
    public String toString() {
        return TypeText.describe(this);
    }

    /**
     * A named parameter of a function.
     *
     * @param name the parameter's name, in kebab case
     * @param type the parameter's type
     */
    public record Parameter(String name, ValueType type) {
        /**
         * Checks the name.
         *
         * @param name the parameter's name, in kebab case
         * @param type the parameter's type
         * @throws IllegalArgumentException if the name is not in kebab case
         */
        public Parameter {
            Labels.check("parameter", name);
        }
    }
}
