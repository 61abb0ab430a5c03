package dev.witloof.runtime.link;

import dev.witloof.runtime.dynamic.FunctionConversion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out what a component needs and gives when it is used without generated code. */
final class ComponentMatcher {
    private final Blueprint blueprint;
    private final Problems problems;
    private final Signatures signatures;

    private ComponentMatcher(Blueprint blueprint, Problems problems) {
        this.blueprint = blueprint;
        this.problems = problems;
        this.signatures = new Signatures(blueprint, problems);
    }

    /**
     * Matches a component with itself.
     *
     * @param shortened the same blueprint, to be carried out
     * @throws dev.witloof.runtime.LinkException naming everything that keeps it from being instantiated
     */
    static LinkedComponent match(Blueprint blueprint, Blueprint shortened) {
        Problems problems = Problems.ofComponent();
        return new ComponentMatcher(blueprint, problems).match(shortened);
    }

    private LinkedComponent match(Blueprint shortened) {
        Map<Integer, LinkedComponent.Imported> imports = imports();
        Map<String, Map<String, LinkedComponent.Exported>> exports = exports();
        Map<Integer, Bridge> bridges = signatures.bridges();
        signatures.checkDestructors();
        problems.throwIfAny();
        return new LinkedComponent(shortened, imports, bridges, exports);
    }

    private Map<Integer, LinkedComponent.Imported> imports() {
        Map<Integer, LinkedComponent.Imported> imports = new LinkedHashMap<>();
        for (int i = 0; i < blueprint.canons().size(); i++) {
            if (blueprint.canons().get(i) instanceof Canon.Lower lower
                    && lower.source() instanceof FunctionSource.Imported source) {
                Signature signature = signatures.lower(source.display(), lower);
                if (signature != null) {
                    imports.put(
                            i,
                            new LinkedComponent.Imported(source, signature, FunctionConversion.of(signature.plan())));
                }
            }
        }
        return imports;
    }

    private Map<String, Map<String, LinkedComponent.Exported>> exports() {
        Map<String, Map<String, LinkedComponent.Exported>> exports = new LinkedHashMap<>();
        exports.put("", new LinkedHashMap<>());
        blueprint.exports().forEach((name, entity) -> export(exports, "", name, entity));
        return exports;
    }

    private void export(
            Map<String, Map<String, LinkedComponent.Exported>> exports,
            String interfaceName,
            String name,
            Entity entity) {
        if (entity instanceof Entity.Instance instance) {
            // Instances within instances belong to no interface that has a name.
            if (interfaceName.isEmpty()) {
                exports.putIfAbsent(name, new LinkedHashMap<>());
                instance.exports().forEach((inner, member) -> export(exports, name, inner, member));
            }
        } else if (entity instanceof Entity.Function function) {
            String display = interfaceName.isEmpty() ? name : interfaceName + "#" + name;
            LinkedComponent.Exported exported = exported(display, function.source());
            if (exported != null) {
                exports.computeIfAbsent(interfaceName, key -> new LinkedHashMap<>())
                        .put(name, exported);
            }
        }
    }

    private LinkedComponent.@Nullable Exported exported(String display, FunctionSource source) {
        if (source instanceof FunctionSource.Imported imported) {
            return new LinkedComponent.HandedOn(imported);
        }
        FunctionSource.Lifted lifted = (FunctionSource.Lifted) source;
        Signature signature = signatures.lift("export `" + display + "`", display, lifted);
        return signature == null
                ? null
                : new LinkedComponent.Lifted(signature, FunctionConversion.of(signature.plan()), lifted);
    }
}
