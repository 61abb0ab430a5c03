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
     * @param async whether the function may block: {
     * @throws IllegalArgumentException if two parameters have the same name
     */
    public FunctionType {
        parameters = List.copyOf(parameters);
        Labels.distinct("function", "parameter", parameters, Parameter::name);
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
