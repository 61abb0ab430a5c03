package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.ResourceSlots;
import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.abi.Scalars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the parameters and the result of one function are lifted and lowered, made once of the function's plan. Immutable,
 * and safe for use by several threads. Source: "Lifting and Lowering Values".
 */
public final class FunctionConversion {
    private final FunctionPlan plan;
    private final boolean spilled;
    private final List<FieldPlan> fields;
    private final List<Conversion> parameters;
    private final @Nullable Conversion result;
    private final boolean resultSpilled;
    private final int resultPointer;
    private final boolean ownsParameters;
    private final boolean ownsResult;
    /** What the parameters and the result weigh beyond what is free. */
    private final long parametersWeight;

    private final long resultWeight;

    private FunctionConversion(FunctionPlan plan, boolean toGuest) {
        Conversions conversions = new Conversions(plan.resources(), toGuest);
        this.plan = plan;
        this.spilled = plan.parametersSpilled();
        this.fields = plan.parameters().fields();
        this.parameters =
                fields.stream().map(field -> conversions.of(field.plan())).toList();
        this.result = plan.result().map(conversions::of).orElse(null);
        this.resultSpilled = plan.resultSpilled();
        this.resultPointer = plan.lowerSignature().parameters().size() - 1;
        this.ownsParameters = plan.type().parameters().stream().anyMatch(each -> ResourceSlots.owns(each.type()));
        this.ownsResult = plan.type().result().filter(ResourceSlots::owns).isPresent();
        this.parametersWeight =
                counted(parameters.stream().mapToLong(Conversion::weight).sum());
        this.resultWeight = result == null ? 0 : counted(result.weight());
    }

    private static long counted(long weight) {
        return Math.max(0, weight - Weights.FREE);
    }

    /**
     * Makes the conversion of a function that is called from Java, or implemented there.
     *
     * @param plan the function's plan
     * @return the conversion
     */
    public static FunctionConversion of(FunctionPlan plan) {
        return new FunctionConversion(plan, false);
    }

    /**
     * Makes the conversion of one side of a call from guest to guest: what is lifted remembers what the other side's
     * allocator has to be asked for.
     *
     * @param plan the function's plan on that side
     * @return the conversion
     */
    public static FunctionConversion betweenGuests(FunctionPlan plan) {
        return new FunctionConversion(plan, true);
    }

    /**
     * The type of the function.
     *
     * @return the type
     */
    public FunctionType type() {
        return plan.type();
    }

    /** Checks the arguments of a call from Java. */
    void checkArguments(String name, List<ComponentValue> arguments) {
        FunctionValues.checkArguments(name, plan.type(), arguments);
    }

    /** Lowers the arguments of a call into the guest's core parameters, through its memory if there are too many. */
    void lowerArguments(Lifting cx, List<ComponentValue> arguments) {
        if (spilled) {
            int area = cx.allocateParameters(
                    plan.parameters().size(), plan.parameters().alignment());
            for (int i = 0; i < parameters.size(); i++) {
                parameters
                        .get(i)
                        .store(cx, arguments.get(i), area + fields.get(i).offset());
            }
            cx.flat()[0] = Scalars.flat(area);
            return;
        }
        long[] flat = cx.flat();
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).lower(cx, arguments.get(i), flat, fields.get(i).flatIndex());
        }
    }

    /** Lifts the result of a call, from the guest's memory if it is too large for a core result. */
    Optional<ComponentValue> liftResult(Lifting cx, long returned) {
        Conversion conversion = result;
        if (conversion == null) {
            return Optional.empty();
        }
        cx.charge(resultWeight);
        return Optional.of(
                resultSpilled
                        ? conversion.load(cx, cx.results(returned, conversion.size(), conversion.alignment()))
                        : conversion.lift(cx, new long[] {returned}, 0));
    }

    /** Whether nothing but scalars is passed, all of it as core values: nothing of it allocates or owns anything. */
    boolean passesScalars() {
        return !spilled
                && parameters.stream().allMatch(each -> each instanceof ScalarConversion)
                && (result == null || result instanceof ScalarConversion);
    }

    /** Lifts and lowers again what a guest passes to its import, in place, if the function {@link #passesScalars}. */
    void passArguments(long[] flat) {
        for (int i = 0; i < parameters.size(); i++) {
            flat[i] = ((ScalarConversion) parameters.get(i)).pass(flat[i]);
        }
    }

    /** Lifts and lowers again what a guest returned, if the function {@link #passesScalars}. */
    long passResult(long returned) {
        return result == null ? 0 : ((ScalarConversion) result).pass(returned);
    }

    /** Lifts the arguments that a guest passes to its import, and hands over what they own. */
    List<ComponentValue> liftArguments(Lowering cx, long[] flat) {
        cx.charge(parametersWeight);
        List<ComponentValue> arguments = new ArrayList<>(parameters.size());
        int area = spilled
                ? cx.parameters(
                        flat[0], plan.parameters().size(), plan.parameters().alignment())
                : 0;
        for (int i = 0; i < parameters.size(); i++) {
            FieldPlan field = fields.get(i);
            arguments.add(
                    spilled
                            ? parameters.get(i).load(cx, area + field.offset())
                            : parameters.get(i).lift(cx, flat, field.flatIndex()));
        }
        return Collections.unmodifiableList(arguments);
    }

    /** Where the guest wants a result that is too large for a core result; checked before anything is called. */
    int resultArea(Lowering cx, long[] flat) {
        Conversion conversion = result;
        return conversion != null && resultSpilled
                ? cx.results(flat[resultPointer], conversion.size(), conversion.alignment())
                : 0;
    }

    /** Notes that what the arguments own is the callee's from here on. */
    void handOverArguments(Lowering cx) {
        if (ownsParameters) {
            cx.lifted();
        }
    }

    /** Notes that what the result owns is no longer the callee's. */
    void takeOverResult(Lowering cx, Optional<ComponentValue> returned) {
        if (ownsResult && returned.isPresent()) {
            cx.returned(returned.get());
        }
    }

    /** Checks what a function that Java implements returned. */
    void checkResult(Optional<ComponentValue> returned) {
        FunctionValues.checkResult(plan.type(), returned);
    }

    /** Lowers the result of an import, and returns the core result. */
    long lowerResult(Lowering cx, Optional<ComponentValue> returned, int area) {
        Conversion conversion = result;
        if (conversion == null) {
            return 0;
        }
        ComponentValue value = returned.orElseThrow();
        if (resultSpilled) {
            conversion.store(cx, value, area);
            return 0;
        }
        long[] flat = new long[1];
        conversion.lower(cx, value, flat, 0);
        return flat[0];
    }
}
