package dev.witloof.component.abi;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a function is called across the canonical ABI, synchronously (CanonicalABI.md, "Flattening").
 *
 * @param type the type of the function
 * @param parameters the plan of the parameters
 * @param result the plan of the result, if there is one
 * @param resources the slots: each resource type that occurs, once, in the order of first occurrence, parameters before the
 *     result, depth first
 */
public record FunctionPlan(
        FunctionType type, ParametersPlan parameters, Optional<ValuePlan> result, List<ResourceType> resources) {
    /** The largest number of core values that a function returns. */
    public static final int MAX_FLAT_RESULTS = 1;

    /**
     * Copies the list.
     *
     * @param type the type of the function
     * @param parameters the plan of the parameters
     * @param result the plan of the result
     * @param resources the slots
     */
    public FunctionPlan {
        resources = List.copyOf(resources);
    }

    /**
     * Whether the parameters are passed as a pointer to a record in linear memory.
     *
     * @return whether they flatten to more than {@value Layout#MAX_FLAT} core values
     */
    public boolean parametersSpilled() {
        return parameters.spilled();
    }

    /**
     * Whether the result is passed in linear memory.
     *
     * @return whether there is a result that flattens to more than {@value #MAX_FLAT_RESULTS} core value
     */
    public boolean resultSpilled() {
        return result.isPresent()
                && (!result.get().flattens() || result.get().flat().size() > MAX_FLAT_RESULTS);
    }

    /**
     * The type of the core function that {@code canon lift} makes this function of: a spilled result is returned as a
     * pointer.
     *
     * @return the type of what the guest exports
     */
    public CoreSignature liftSignature() {
        return new CoreSignature(coreParameters(), resultSpilled() ? List.of(CoreType.I32) : coreResults());
    }

    /**
     * The type of the core function that {@code canon lower} makes of this function: the caller gives room for a spilled
     * result in a last parameter.
     *
     * @return the type of what the guest imports
     */
    public CoreSignature lowerSignature() {
        if (!resultSpilled()) {
            return new CoreSignature(coreParameters(), coreResults());
        }
        List<CoreType> parameters = new ArrayList<>(coreParameters());
        parameters.add(CoreType.I32);
        return new CoreSignature(parameters, List.of());
    }

    private List<CoreType> coreParameters() {
        return parametersSpilled() ? List.of(CoreType.I32) : parameters.flat();
    }

    private List<CoreType> coreResults() {
        return result.map(ValuePlan::flat).orElse(List.of());
    }
}
