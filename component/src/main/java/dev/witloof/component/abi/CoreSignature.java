package dev.witloof.component.abi;

import java.util.List;

/**
 * The type of a core function.
 *
 * @param parameters the types of the parameters
 * @param results the types of the results, one at most
 */
public record CoreSignature(List<CoreType> parameters, List<CoreType> results) {
    /**
     * Copies the lists.
     *
     * @param parameters the types of the parameters
     * @param results the types of the results, one at most
     */
    public CoreSignature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /**
     * The signature as text.
     *
     * @return for example {@code "(i32, i64) -> (i32)"}
     */
    @Override
    public String toString() {
        return text(parameters) + " -> " + text(results);
    }

    private static String text(List<CoreType> types) {
        String list = types.toString();
        return "(" + list.substring(1, list.length() - 1) + ")";
    }
}
