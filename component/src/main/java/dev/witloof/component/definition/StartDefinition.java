package dev.witloof.component.definition;

import java.util.List;

/**
 * A function to call while the component is instantiated; appends its results to {@link Sort#VALUE}.
 *
 * @param offset where the definition starts in the file
 * @param function index of the function
 * @param arguments indices of the values to call it with
 * @param results how many values it gives: 0 or 1
 */
public record StartDefinition(int offset, int function, List<Integer> arguments, int results) implements Definition {
    /**
     * Copies the lists.
     *
     * @param offset where the definition starts in the file
     * @param function index of the function
     * @param arguments indices of the values to call it with
     * @param results how many values it gives: 0 or 1
     */
    public StartDefinition {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitStart(this);
    }
}
