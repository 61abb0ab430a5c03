package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.TopLevelItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves one package whose dependencies are resolved. */
final class PackageResolver {

    /** An interface or world, and what paths in its file mean. */
    private record Declared(TopLevelItem item, Paths paths) {}

    private final PackageContext context;
    private final Map<String, Declared> declared = new LinkedHashMap<>();

    PackageResolver(PackageContext context) {
        this.context = context;
    }

    ResolvedPackage resolve() {
        List<Paths> files = declare();
        TopologicalOrder<String> order = order();
        Set<String> cyclic = reportCycles(order);
        // Known by name before it is resolved, so that a cycle or a later part of the order is not called unknown.
        declared.forEach((name, item) -> context.items().put(name, placeholder(item.item())));
        for (String name : order.order()) {
            Declared item = declared.get(name);
            if (item != null && item.item() instanceof TopLevelItem.InterfaceDecl decl && !cyclic.contains(name)) {
                context.items().put(name, new InterfaceResolver(context, item.paths()).named(decl));
            }
        }
        for (String name : order.order()) {
            Declared item = declared.get(name);
            if (item != null && item.item() instanceof TopLevelItem.WorldDecl decl && !cyclic.contains(name)) {
                context.items().put(name, new WorldResolver(context, item.paths(), decl).resolve());
            }
        }
        files.forEach(Paths::check);
        return new ResolvedPackage(model(order.order()), context.items());
    }

    private List<Paths> declare() {
        Map<String, Span> names = new HashMap<>();
        List<Paths> files = new ArrayList<>();
        for (List<TopLevelItem> file : context.source().files()) {
            Paths paths = new Paths(context, file);
            files.add(paths);
            Map<String, Span> fileNames = new HashMap<>();
            for (TopLevelItem item : file) {
                Id name = item.name();
                boolean inPackage = !(item instanceof TopLevelItem.Use);
                Span first = inPackage ? names.putIfAbsent(name.text(), name.span()) : null;
                first = first != null ? first : fileNames.putIfAbsent(name.text(), name.span());
                if (first != null) {
                    context.problems().add(Problems.Stage.NAMES, Scope.duplicate(name, first));
                } else if (inPackage) {
                    declared.put(name.text(), new Declared(item, paths));
                }
            }
        }
        return files;
    }

    private TopologicalOrder<String> order() {
        Map<String, List<TopologicalOrder.Edge<String>>> graph = new LinkedHashMap<>();
        declared.forEach((name, item) -> graph.put(
                name,
                UsePaths.prerequisites(item.item()).stream()
                        .flatMap(path -> item.paths().localName(path).stream()
                                .map(target -> new TopologicalOrder.Edge<>(
                                        target, item.paths().origin(path))))
                        .toList()));
        return new TopologicalOrder<>(graph);
    }

    private Set<String> reportCycles(TopologicalOrder<String> order) {
        Set<String> cyclic = new HashSet<>();
        for (TopologicalOrder.Cycle<String> cycle : order.cycles()) {
            cycle.edges().forEach(edge -> cyclic.add(edge.target()));
            Declared first = declared.get(cycle.edges().get(0).target());
            boolean world = first != null && first.item() instanceof TopLevelItem.WorldDecl;
            context.problems()
                    .add(Cycles.diagnostic(
                            world ? DiagnosticCode.INCLUDE_CYCLE : DiagnosticCode.INTERFACE_CYCLE,
                            cycle,
                            cycle.entry().span(),
                            world ? "world" : "interface",
                            world ? "includes itself" : "uses itself"));
        }
        return cyclic;
    }

    private static Item placeholder(TopLevelItem item) {
        return item instanceof TopLevelItem.WorldDecl
                ? Item.WorldItem.broken(item.name().span())
                : Item.InterfaceItem.broken(item.name().span());
    }

    private WitPackage model(List<String> order) {
        Map<String, Interface> interfaces = new LinkedHashMap<>();
        Map<String, World> worlds = new LinkedHashMap<>();
        for (String name : order) {
            Item item = context.items().get(name);
            if (item instanceof Item.InterfaceItem iface) {
                iface.model().ifPresent(model -> interfaces.put(name, model));
            } else if (item instanceof Item.WorldItem world) {
                world.model().ifPresent(model -> worlds.put(name, model));
            }
        }
        return new WitPackage(context.name(), context.source().docs(), interfaces, worlds);
    }
}
