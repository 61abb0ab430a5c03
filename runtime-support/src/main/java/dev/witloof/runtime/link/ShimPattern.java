package dev.witloof.runtime.link;

import dev.witloof.runtime.core.ExternKind;
import dev.witloof.runtime.core.FunctionShape;
import dev.witloof.runtime.core.ModuleExport;
import dev.witloof.runtime.core.ModuleImport;
import dev.witloof.runtime.core.ModuleOutline;
import dev.witloof.runtime.core.TrampolineReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the shim that wit-component puts between a guest and its imports, and gives the guest its imports directly.
 *
 * <p>Core WebAssembly cannot instantiate a guest before its imports are there, nor lower an import before the guest's
 * memory is. So wit-component gives the guest the functions of a shim module, which call what stands in a table, and lets
 * a fixup module fill the table in the end. Here, a lowered import is bound to its memory late, and needs no shim; going
 * through it takes a third more time on small calls.
 *
 * <p>Only what is exactly this pattern is touched: a module of nothing but trampolines into its table, and one of nothing
 * but an element segment that fills it. Then no difference can be told, except that a guest which calls an import from
 * its core start function would trap with the shim, and works without.
 */
final class ShimPattern {
    /**
     * How many instances of modules that look like shims are examined, each of which means a look at all steps. There is one
     * in each component that a guest is composed of; beyond the limit they stay, and do what they say.
     */
    private static final int MAX_SHIMS = 100;

    private static final Set<Integer> SHIM_SECTIONS = Set.of(1, 3, 4, 7, 10);
    private static final Set<Integer> FIXUP_SECTIONS = Set.of(1, 2, 9);

    private final Blueprint blueprint;
    private final Step.Instantiate shim;

    private ShimPattern(Blueprint blueprint, Step.Instantiate shim) {
        this.blueprint = blueprint;
        this.shim = shim;
    }

    /** The blueprint without shims, or as it is where there are none. */
    static Blueprint remove(Blueprint blueprint) {
        Blueprint result = blueprint;
        int examined = 0;
        for (Step step : blueprint.steps()) {
            if (step instanceof Step.Instantiate instantiate
                    && instantiate.imports().isEmpty()
                    && hasOnly(instantiate.module().outline(), SHIM_SECTIONS)
                    && examined++ < MAX_SHIMS) {
                result = new ShimPattern(result, instantiate).remove().orElse(result);
            }
        }
        return result;
    }

    private static boolean hasOnly(ModuleOutline outline, Set<Integer> sections) {
        return outline.sections().stream().allMatch(section -> sections.contains(section.id()));
    }

    private Optional<Blueprint> remove() {
        ModuleOutline outline = shim.module().outline();
        List<ModuleExport> tables = outline.exports().stream()
                .filter(export -> export.kind() != ExternKind.FUNCTION)
                .toList();
        if (outline.tables() != 1 || tables.size() != 1) {
            return Optional.empty();
        }
        CoreRef table = new CoreRef.Export(shim.instance(), tables.get(0).name());
        List<Step> users = blueprint.steps().stream()
                .filter(step -> step.needs().contains(table))
                .toList();
        if (users.size() == 1 && users.get(0) instanceof Step.Instantiate fixup) {
            return targets(fixup).flatMap(this::substitutes).flatMap(substitutes -> rewrite(fixup, substitutes));
        }
        return Optional.empty();
    }

    /** What the fixup module puts into the table, in order. */
    private static Optional<List<Target>> targets(Step.Instantiate fixup) {
        ModuleOutline outline = fixup.module().outline();
        if (!hasOnly(outline, FIXUP_SECTIONS) || outline.elements().size() != 1) {
            return Optional.empty();
        }
        ModuleOutline.ElementSegment segment = outline.elements().get(0);
        if (!segment.active() || segment.table() != 0 || segment.constantOffset() != 0) {
            return Optional.empty();
        }
        List<Target> imported = new ArrayList<>();
        int others = 0;
        for (int i = 0; i < outline.imports().size(); i++) {
            ModuleImport entry = outline.imports().get(i);
            if (entry.kind() == ExternKind.FUNCTION) {
                imported.add(new Target(fixup.imports().get(i), outline.types().get(entry.type())));
            } else {
                others++;
            }
        }
        return others == 1
                ? Optional.of(segment.functions().stream().map(imported::get).toList())
                : Optional.empty();
    }

    /** What stands for each function of the shim. */
    private Optional<Map<CoreRef, CoreRef>> substitutes(List<Target> targets) {
        ModuleOutline outline = shim.module().outline();
        List<Integer> places = TrampolineReader.read(shim.definition().bytes().toByteArray(), outline)
                .orElse(List.of());
        Map<CoreRef, CoreRef> substitutes = new HashMap<>();
        for (ModuleExport export : outline.exports()) {
            if (export.kind() != ExternKind.FUNCTION) {
                continue;
            }
            int place = export.index() < places.size() ? places.get(export.index()) : targets.size();
            if (place >= targets.size()
                    || !targets.get(place).shape().equals(outline.shape(export.index()))
                    || isShim(targets.get(place).ref())) {
                return Optional.empty();
            }
            substitutes.put(
                    new CoreRef.Export(shim.instance(), export.name()),
                    targets.get(place).ref());
        }
        return Optional.of(substitutes);
    }

    private boolean isShim(@Nullable CoreRef ref) {
        return ref instanceof CoreRef.Export export && export.instance() == shim.instance();
    }

    private Optional<Blueprint> rewrite(Step.Instantiate fixup, Map<CoreRef, CoreRef> substitutes) {
        if (blueprint.exports().values().stream().anyMatch(this::lifts)) {
            return Optional.empty();
        }
        List<Step> kept = new ArrayList<>();
        for (Step step : blueprint.steps()) {
            if (step != shim && step != fixup) {
                kept.add(step.with(ref -> substitutes.getOrDefault(ref, ref)));
            }
        }
        // Steps that then would need each other need the shim.
        return StepOrder.sort(kept).map(blueprint::withSteps);
    }

    /** Whether a function of the shim is lifted, or used by one that is. */
    private boolean lifts(Entity entity) {
        if (entity instanceof Entity.Instance instance) {
            return instance.exports().values().stream().anyMatch(this::lifts);
        }
        if (entity instanceof Entity.Function function && function.source() instanceof FunctionSource.Lifted lifted) {
            FunctionSource.Options options = lifted.options();
            return isShim(lifted.function()) || isShim(options.realloc()) || isShim(options.postReturn());
        }
        return false;
    }

    /**
     * What the fixup module puts into one place of the table.
     *
     * @param ref the function
     * @param shape the type that the fixup module imports it with
     */
    private record Target(CoreRef ref, FunctionShape shape) {}
}
