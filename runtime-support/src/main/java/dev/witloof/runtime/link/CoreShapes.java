package dev.witloof.runtime.link;

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

    private static final FunctionShape DESTRUCTOR = new FunctionShape("i", "");

    private final Map<Integer, CoreModule> modules = new HashMap<>();

    CoreShapes(Blueprint blueprint) {
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

    /** What is wrong with the destructor of a resource, if anything; one that the canonical ABI makes checks itself. */
    Optional<String> check(String what, Step.Destructor destructor) {
        return destructor.function() instanceof CoreRef.Canon
                ? Optional.empty()
                : check(what, "destructor", destructor.function(), DESTRUCTOR);
    }

    private Optional<String> check(String what, String role, @Nullable CoreRef ref, FunctionShape wanted) {
        if (ref == null) {
            return Optional.empty();
        }
        if (!(ref instanceof CoreRef.Export export)) {
            return Optional.of(
                    what + ": its " + role + " is a function of the canonical ABI, which is not supported yet");
        }
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
}
