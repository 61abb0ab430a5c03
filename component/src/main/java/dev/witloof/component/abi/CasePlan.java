package dev.witloof.component.abi;

import java.util.Optional;

/**
 * A case of a variant.
 *
 * @param name the name in WIT; {@code none} and {@code some} for an option, {@code ok} and {@code error} for a result
 * @param payload the plan of what the case carries, if it carries anything
 */
public record CasePlan(String name, Optional<ValuePlan> payload) {}
