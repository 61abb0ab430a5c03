package dev.witloof.runtime.link;

import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.Mismatch;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.TypeComparison;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.abi.WorldAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks that a component and the generated code of a world fit together, function by function. */
final class WorldMatcher {
    private final Blueprint blueprint;
    private final Signatures signatures;
    private final List<Port> imports;
    private final List<Port> exports;
    private final Problems problems;
    private final ResourceNames resources;
    private final TypeComparison comparison;
    /** The world's import for each of the component's. */
    private final Map<String, Port> offered = new LinkedHashMap<>();

    private WorldMatcher(WorldAdapter world, Blueprint blueprint) {
        this.blueprint = blueprint;
        this.imports = Port.of(world.imports());
        this.exports = Port.of(world.exports());
        this.problems = Problems.ofWorld(world.name());
        this.signatures = new Signatures(blueprint, problems);
        this.resources = new ResourceNames(blueprint);
        this.comparison = new TypeComparison(resources);
    }

    /**
     * Matches a component with a world.
     *
     * @throws dev.witloof.runtime.LinkException naming everything that does not fit
     */
    static Plans match(WorldAdapter world, Blueprint blueprint) {
        return new WorldMatcher(world, blueprint).match();
    }

    private Plans match() {
        blueprint.imports().forEach(this::offer);
        for (Port port : exports) {
            if (port.name().isEmpty()) {
                resources.bindExport(port.type(), "");
            } else {
                exportName(port).ifPresent(name -> resources.bindExport(port.type(), name));
            }
        }
        blueprint.imports().forEach(this::checkImport);
        List<Plans.Export> exported = exports.stream().map(this::export).toList();
        problems.throwIfAny();
        Map<Integer, Plans.Lower> lowers = new LinkedHashMap<>();
        Set<Integer> needed = new TreeSet<>();
        for (int i = 0; i < blueprint.canons().size(); i++) {
            if (blueprint.canons().get(i) instanceof Canon.Lower lower
                    && lower.source() instanceof FunctionSource.Imported source) {
                Plans.Lower plan = lower(lower, source);
                if (plan != null) {
                    lowers.put(i, plan);
                    needed.add(plan.port().index());
                }
            }
        }
        exported.forEach(export -> export.handedOn().ifPresent(port -> needed.add(port.index())));
        Map<Integer, Bridge> bridges = signatures.bridges();
        signatures.checkDestructors();
        problems.throwIfAny();
        return new Plans(lowers, bridges, exported, needed);
    }

    private void offer(ImportDefinition wanted) {
        String portName = wanted.type() instanceof ExternType.Instance ? wanted.name() : "";
        Port.find(imports, portName).ifPresent(port -> {
            offered.put(wanted.name(), port);
            resources.bindImport(port.type(), portName);
        });
    }

    private void checkImport(ImportDefinition wanted) {
        Port port = offered.get(wanted.name());
        if (wanted.type() instanceof ExternType.Function function) {
            compareImport(port, "", wanted.name(), function.type());
        } else if (wanted.type() instanceof ExternType.Instance instance) {
            boolean reported = false;
            for (Map.Entry<String, ExternType> export :
                    instance.type().exports().entrySet()) {
                if (export.getValue() instanceof ExternType.Function function && !reported) {
                    compareImport(port, wanted.name(), export.getKey(), function.type());
                    reported = port == null;
                }
            }
        }
    }

    private void compareImport(@Nullable Port port, String interfaceName, String name, FunctionType type) {
        String what = "import " + display(interfaceName, name);
        if (port == null && !interfaceName.isEmpty()) {
            problems.addOutdated("import `" + interfaceName
                    + "`: the component calls it, and the world does not offer it"
                    + PortNames.otherVersions(imports.stream().map(Port::name).toList(), interfaceName));
            return;
        }
        FunctionType offeredType = port == null ? null : port.type().functions().get(name);
        if (offeredType == null) {
            problems.addOutdated(what + ": the component calls it, and the bindings do not have it"
                    + "\n      component: " + TypeText.describe(type));
            return;
        }
        compare(what, offeredType, type);
    }

    private void compare(String what, FunctionType bindings, FunctionType component) {
        Optional<Mismatch> mismatch = comparison.compare(bindings, component);
        mismatch.ifPresent(difference -> problems.addMismatch(what, bindings, component, difference));
    }

    private Plans.@Nullable Lower lower(Canon.Lower lower, FunctionSource.Imported source) {
        String name = source.name();
        Signature signature = signatures.lower(source.display(), lower);
        Port port = offered.get(source.importName().isEmpty() ? name : source.importName());
        if (signature == null || port == null) {
            return null;
        }
        return new Plans.Lower(signature, port, port.functionIndex(name), name.startsWith("[method]"));
    }

    private List<String> instanceNames() {
        return blueprint.exports().entrySet().stream()
                .filter(export -> export.getValue() instanceof Entity.Instance)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<String> exportName(Port port) {
        return PortNames.match(instanceNames(), port.name());
    }

    private Plans.Export export(Port port) {
        Map<String, Entity> given = blueprint.exports();
        if (!port.name().isEmpty()) {
            Optional<String> name = exportName(port);
            Entity entity = name.isEmpty() ? null : given.get(name.get());
            if (!(entity instanceof Entity.Instance instance)) {
                problems.addOutdated(
                        "export `" + port.name() + "`: the world has it, and the component does not export it"
                                + PortNames.otherVersions(instanceNames(), port.name()));
                return new Plans.Export(port, List.of(), List.of());
            }
            given = instance.exports();
        }
        Optional<Port> handedOn = handedOn(port, given);
        if (handedOn.isPresent()) {
            return Plans.Export.of(port, handedOn.get());
        }
        List<Plans.Lift> lifts = new ArrayList<>();
        for (Map.Entry<String, FunctionType> function : port.type().functions().entrySet()) {
            Plans.Lift lift = lift(port, function.getKey(), function.getValue(), given.get(function.getKey()));
            if (lift != null) {
                lifts.add(lift);
            }
        }
        List<Integer> own =
                port.type().resources().values().stream().map(this::index).toList();
        return new Plans.Export(port, List.copyOf(lifts), own);
    }

    /** The import that an export is, all of it: one of the same Java type, whose object can stand for the export. */
    private Optional<Port> handedOn(Port port, Map<String, Entity> given) {
        Optional<Port> found = Optional.empty();
        for (String name : port.type().functions().keySet()) {
            Port origin = given.get(name) instanceof Entity.Function function
                            && function.source() instanceof FunctionSource.Imported source
                            && source.name().equals(name)
                    ? offered.get(source.importName())
                    : null;
            if (origin == null
                    || !origin.adapter().type().equals(port.adapter().type())
                    || found.filter(one -> !one.equals(origin)).isPresent()) {
                return Optional.empty();
            }
            found = Optional.of(origin);
        }
        return found;
    }

    private int index(ResourceType expected) {
        ResourceType actual = resources.actual(expected);
        return actual == null ? -1 : blueprint.resourceIndex(actual);
    }

    private Plans.@Nullable Lift lift(Port port, String name, FunctionType bindings, @Nullable Entity given) {
        String what = "export " + display(port.name(), name);
        if (!(given instanceof Entity.Function function)) {
            problems.addOutdated(what + ": the bindings have it, and the component does not export it"
                    + "\n      bindings:  " + TypeText.describe(bindings));
            return null;
        }
        if (!(function.source() instanceof FunctionSource.Lifted lifted)) {
            problems.add(what + ": the component hands on a function that it imports, which is supported for interfaces"
                    + " that it hands on as a whole, to a world that has the same Java interface for both");
            return null;
        }
        compare(what, bindings, lifted.type());
        String display = port.name().isEmpty() ? name : port.name() + "#" + name;
        Signature signature = signatures.lift(what, display, lifted);
        return signature == null ? null : new Plans.Lift(signature, lifted);
    }

    private static String display(String interfaceName, String name) {
        return interfaceName.isEmpty() ? "`" + name + "`" : "`" + interfaceName + "`, function `" + name + "`";
    }
}
