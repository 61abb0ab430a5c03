package dev.witloof.runtime.link;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.UnsupportedTypeException;
import dev.witloof.runtime.core.CoreModule;
import dev.witloof.runtime.core.CoreNames;
import dev.witloof.runtime.core.ExternKind;
import dev.witloof.runtime.core.FunctionShape;
import dev.witloof.runtime.core.ModuleExport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the core functions that canonical definitions refer to, whose types a component does not state. */
final class CoreShapes {
    private static final FunctionShape REALLOC = new FunctionShape("iiii", "i");

    /** That of {@code resource.new} and {@code resource.rep}. */
    static final FunctionShape NEW_OR_REP = new FunctionShape("i", "i");

    /** That of {@code resource.drop}, and of what a resource type has as its destructor. */
    static final FunctionShape DESTRUCTOR = new FunctionShape("i", "");

    private final Map<Integer, CoreModule> modules = new HashMap<>();
    private final Blueprint blueprint;
    private final AbiPlanner planner = new AbiPlanner();

    CoreShapes(Blueprint blueprint) {
        this.blueprint = blueprint;
        for (Step step : blueprint.steps()) {
            if (step instanceof Step.Instantiate instantiate) {
                modules.put(instantiate.instance(), instantiate.module());
            }
        }
    }

    /** What is wrong with a lifted function whose core function is to have a shape, if anything. */
    Optional<String> check(String what, FunctionSource.Lifted lifted, FunctionShape shape) {
        FunctionSource.Options options = lifted.options();
        return check(what, "core function", lifted.function(), shape)
                .or(() -> check(what, "realloc", options.realloc(), REALLOC))
                .or(() -> check(what, "post-return", options.postReturn(), new FunctionShape(shape.results(), "")));
    }

    /** What is wrong with the allocator of a lowered function, if anything. */
    Optional<String> check(String what, Canon.Lower lower) {
        return check(what, "realloc", lower.options().realloc(), REALLOC);
    }

    /** What is wrong with the destructor of a resource, if anything. */
    Optional<String> check(String what, Step.Destructor destructor) {
        return check(what, "destructor", destructor.function(), DESTRUCTOR);
    }

    private Optional<String> check(String what, String role, @Nullable CoreRef ref, FunctionShape wanted) {
        if (ref == null) {
            return Optional.empty();
        }
        if (ref instanceof CoreRef.Canon canon) {
            return shape(blueprint.canons().get(canon.index()))
                    .filter(found -> !found.equals(wanted))
                    .map(found -> what + ": its " + role + ", a function of the canonical ABI, has the type " + found
                            + "; wanted " + wanted);
        }
        CoreRef.Export export = (CoreRef.Export) ref;
        CoreModule module = modules.get(export.instance());
        ModuleExport exported = module == null ? null : module.export(export.name());
        if (module == null || exported == null || exported.kind() != ExternKind.FUNCTION) {
            return Optional.of(what + ": its " + role + " " + CoreNames.quoted(export.name()) + " does not exist");
        }
        FunctionShape found = module.outline().shape(exported.index());
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of(what + ": its " + role + " " + CoreNames.quoted(export.name()) + " has the type " + found
                        + "; wanted " + wanted);
    }

    /** The type of a function that the canonical ABI makes; none if that is a problem of its own. */
    private Optional<FunctionShape> shape(Canon canon) {
        if (canon instanceof Canon.Lower lower) {
            try {
                return Optional.of(FunctionShape.of(planner.plan(lower.type()).lowerSignature()));
            } catch (UnsupportedTypeException e) {
                return Optional.empty();
            }
        }
        return Optional.of(canon instanceof Canon.ResourceDrop ? DESTRUCTOR : NEW_OR_REP);
    }
}
