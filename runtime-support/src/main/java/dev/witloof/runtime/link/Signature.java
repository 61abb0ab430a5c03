package dev.witloof.runtime.link;

import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.runtime.core.FunctionShape;
import java.util.List;

/**
 * A component function as one canonical definition sees it.
 *
 * @param name its name, for messages
 * @param plan how its values are passed
 * @param slots its resource types, as indices in {@link Blueprint#resources}
 * @param shape the type of the core function
 */
record Signature(String name, FunctionPlan plan, List<Integer> slots, FunctionShape shape) {}
