package dev.witloof.runtime.link;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.UnsupportedTypeException;
import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.core.CoreNames;
import dev.witloof.runtime.core.FunctionShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out how the functions of a component pass their values, and checks the core functions that do. */
final class Signatures {
    private final Blueprint blueprint;
    private final CoreShapes shapes;
    private final Problems problems;
    private final AbiPlanner planner = new AbiPlanner();

    Signatures(Blueprint blueprint, Problems problems) {
        this.blueprint = blueprint;
        this.shapes = new CoreShapes(blueprint);
        this.problems = problems;
    }

    /** How a lowered function passes its values; null, and a problem is added, if that cannot be. */
    @Nullable
    Signature lower(String name, Canon.Lower lower) {
        String what = "import `" + name + "`";
        shapes.check(what, lower).ifPresent(problems::add);
        FunctionPlan plan = plan(what, lower.type());
        return plan == null ? null : new Signature(name, plan, slots(plan), FunctionShape.of(plan.lowerSignature()));
    }

    /** How a lifted function passes its values; null, and a problem is added, if that cannot be. */
    @Nullable
    Signature lift(String what, String name, FunctionSource.Lifted lifted) {
        FunctionPlan plan = plan(what, lifted.type());
        if (plan == null) {
            return null;
        }
        FunctionShape shape = FunctionShape.of(plan.liftSignature());
        shapes.check(what, lifted, shape).ifPresent(problems::add);
        return new Signature(name, plan, slots(plan), shape);
    }

    /** The functions that component instances of the component lower and others lift, by the index of the lowered one. */
    Map<Integer, Bridge> bridges() {
        Map<Integer, Bridge> bridges = new LinkedHashMap<>();
        for (int i = 0; i < blueprint.canons().size(); i++) {
            if (blueprint.canons().get(i) instanceof Canon.Lower lower
                    && lower.source() instanceof FunctionSource.Lifted lifted) {
                String name = lifted.function() instanceof CoreRef.Export export
                        ? CoreNames.quoted(export.name())
                        : "a function of the canonical ABI";
                Signature caller = lower(name, lower);
                Signature callee = lift("function " + name, name, lifted);
                if (caller != null && callee != null) {
                    bridges.put(i, Bridge.of(caller, callee));
                }
            }
        }
        return bridges;
    }

    /** Checks the destructors of the resource types. */
    void checkDestructors() {
        for (Step step : blueprint.steps()) {
            if (step instanceof Step.Destructor destructor) {
                String name =
                        blueprint.resources().get(destructor.resource()).type().toString();
                shapes.check("resource `" + name + "`", destructor).ifPresent(problems::add);
            }
        }
    }

    private @Nullable FunctionPlan plan(String what, FunctionType type) {
        try {
            FunctionPlan plan = planner.plan(type);
            if (slots(plan).contains(-1)) {
                problems.add(what + ": it has a resource that the component neither imports nor defines");
                return null;
            }
            return plan;
        } catch (UnsupportedTypeException e) {
            problems.add(what + ": " + e.getMessage());
            return null;
        }
    }

    private List<Integer> slots(FunctionPlan plan) {
        return plan.resources().stream().map(blueprint::resourceIndex).toList();
    }
}
