package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.type.FunctionType;

/**
 * The options that a function's type makes necessary: values that do not fit into core parameters and results need a memory,
 * and something that allocates in it where the callee receives them (CanonicalABI.md, "Canonical Definitions").
 *
 * <p>Asynchronous lifts and lowers have rules of their own, which are for those to check who can run them.
 */
final class CanonicalNeeds {
    private static final int MAX_FLAT_PARAMETERS = 16;
    private static final int MAX_FLAT_RESULTS = 1;

    private final ReadContext context;
    private final CanonicalOptions options;
    private final boolean parametersPoint;
    private final boolean parametersSpill;
    private final boolean resultPoints;
    private final boolean resultSpills;

    CanonicalNeeds(ReadContext context, FunctionType type, CanonicalOptions options) {
        this.context = context;
        this.options = options;
        boolean point = false;
        int flat = 0;
        context.spend(type.parameters().size());
        for (FunctionType.Parameter parameter : type.parameters()) {
            TypeFacts facts = context.types().facts(parameter.type());
            point |= facts.pointer();
            flat = Math.min(flat + facts.flat(), TypeFacts.MANY);
        }
        this.parametersPoint = point;
        this.parametersSpill = flat > MAX_FLAT_PARAMETERS;
        this.resultPoints = type.result()
                .map(result -> context.types().facts(result).pointer())
                .orElse(false);
        this.resultSpills = type.result()
                .map(result -> context.types().facts(result).flat() > MAX_FLAT_RESULTS)
                .orElse(false);
    }

    /** Parameters are put into the memory of the callee, which is the component. */
    void checkLift() {
        check(parametersPoint || parametersSpill);
    }

    /** Results are put into the memory of the caller, which is the component; room for a spilled one is the caller's own. */
    void checkLower() {
        check(resultPoints);
    }

    private void check(boolean allocates) {
        boolean memory = parametersPoint || parametersSpill || resultPoints || resultSpills;
        if (options.async()) {
            return;
        }
        if (memory && options.memory().isEmpty()) {
            throw context.error("a function whose values lie in memory without the option `memory`", "that option");
        }
        if (allocates && options.realloc().isEmpty()) {
            throw context.error("a function that must allocate in memory without the option `realloc`", "that option");
        }
    }
}
