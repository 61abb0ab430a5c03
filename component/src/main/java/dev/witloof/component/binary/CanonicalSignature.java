package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ValueType;
import java.util.List;

/**
 * The core type of a lifted or lowered function, and the options that its type makes necessary: values that do not fit into
 * core parameters and results need a memory, and something that allocates in it where the callee receives them
 * (CanonicalABI.md, "Flattening" and "Canonical Definitions").
 */
final class CanonicalSignature {
    private static final int MAX_FLAT_PARAMETERS = TypeFacts.MAX_FLAT;
    private static final int MAX_FLAT_ASYNC_PARAMETERS = 4;
    private static final int MAX_FLAT_RESULTS = 1;

    private final ReadContext context;
    private final CanonicalOptions options;
    private final String parameters;
    private final String results;
    private final boolean parametersPoint;
    private final boolean resultPoints;

    CanonicalSignature(ReadContext context, FunctionType type, CanonicalOptions options) {
        this.context = context;
        this.options = options;
        context.spend(type.parameters().size());
        List<ValueType> given =
                type.parameters().stream().map(FunctionType.Parameter::type).toList();
        this.parameters = Flattening.concatenate(
                given, each -> context.types().facts(each).flat());
        this.results =
                type.result().map(each -> context.types().facts(each).flat()).orElse("");
        this.parametersPoint =
                given.stream().anyMatch(each -> context.types().facts(each).pointer());
        this.resultPoints =
                type.result().map(each -> context.types().facts(each).pointer()).orElse(false);
    }

    /** Checks the options of a lift, which puts parameters into the component's memory; returns the type of what is lifted. */
    CoreType.Function lifted() {
        boolean spills = parameters.length() > MAX_FLAT_PARAMETERS;
        boolean allocates = parametersPoint || spills;
        String flatParameters = spills ? "i" : parameters;
        if (options.async()) {
            require(allocates, allocates);
            return Flattening.function(flatParameters, options.callback().isPresent() ? "i" : "");
        }
        boolean returnsPointer = results.length() > MAX_FLAT_RESULTS;
        require(allocates || resultPoints || returnsPointer, allocates);
        return Flattening.function(flatParameters, returnsPointer ? "i" : results);
    }

    /**
     * Checks the options of a lower, which puts results into the component's memory; room for a spilled one is the caller's
     * own. Returns the type of the lowered function.
     */
    CoreType.Function lowered() {
        if (options.async()) {
            boolean spills = parameters.length() > MAX_FLAT_ASYNC_PARAMETERS;
            require(parametersPoint || spills || !results.isEmpty(), resultPoints);
            return Flattening.function((spills ? "i" : parameters) + (results.isEmpty() ? "" : "i"), "i");
        }
        boolean spills = parameters.length() > MAX_FLAT_PARAMETERS;
        boolean returnsPointer = results.length() > MAX_FLAT_RESULTS;
        require(parametersPoint || spills || resultPoints || returnsPointer, resultPoints);
        return Flattening.function(
                (spills ? "i" : parameters) + (returnsPointer ? "i" : ""), returnsPointer ? "" : results);
    }

    private void require(boolean memory, boolean realloc) {
        if (memory && options.memory().isEmpty()) {
            throw context.error(
                    Rule.OPTION_MISSING,
                    "a function whose values lie in memory without the option `memory`",
                    "that option");
        }
        if (realloc && options.realloc().isEmpty()) {
            throw context.error(
                    Rule.OPTION_MISSING,
                    "a function that must allocate in memory without the option `realloc`",
                    "that option");
        }
    }
}
