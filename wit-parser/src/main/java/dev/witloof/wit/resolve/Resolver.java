package dev.witloof.wit.resolve;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.syntax.PackageRef;
import dev.witloof.wit.syntax.TopLevelItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the model of a package and of its dependencies.
 *
 * <p>Time and memory are bounded for any text: nothing is resolved twice, types nest at most 500 deep and are made of
 * at most a million types when written out, and all worlds together import and export at most 500000 things. Instances
 * are immutable and thread-safe.
 */
public final class Resolver {

    private final Features features;

    /**
     * Makes a resolver.
     *
     * @param features the features that are asked for
     */
    public Resolver(Features features) {
        this.features = features;
    }

    /**
     * Resolves a package.
     *
     * @param root the package
     * @param dependencies other packages; those that nothing refers to are resolved too
     * @param sources the files of all of them
     * @return the model
     * @throws ResolveException if a package does not resolve, with all that is wrong with the first such one
     */
    public Resolve resolve(SourceGroup root, List<SourceGroup> dependencies, List<SourceFile> sources)
            throws ResolveException {
        Problems problems = new Problems();
        PackageAssembly assembly = new PackageAssembly(problems);
        Optional<PackageName> rootName = assembly.add(root);
        dependencies.forEach(assembly::add);
        problems.throwIfAny();
        Map<PackageName, PackageSource> packages = assembly.packages();
        TopologicalOrder<PackageName> order = order(packages);
        order.cycles()
                .forEach(cycle -> problems.add(Cycles.diagnostic(
                        DiagnosticCode.PACKAGE_CYCLE, cycle, closing(cycle), "package", "depends on itself")));
        problems.throwIfAny();
        Map<PackageName, WitPackage> models = resolve(packages, order.order(), problems);
        return new Resolve(models, rootName.orElseThrow(), sources);
    }

    private Map<PackageName, WitPackage> resolve(
            Map<PackageName, PackageSource> packages, List<PackageName> order, Problems problems)
            throws ResolveException {
        Map<PackageName, ResolvedPackage> resolved = new LinkedHashMap<>();
        TypeFacts facts = new TypeFacts();
        InterfaceUses uses = new InterfaceUses();
        Budget budget = new Budget();
        for (PackageName name : order) {
            PackageSource source = packages.get(name);
            if (source == null) {
                continue;
            }
            PackageContext context = new PackageContext(
                    source,
                    resolved,
                    new ForeignKinds(source.files()),
                    packages.keySet(),
                    new LinkedHashMap<>(),
                    new TypeTable(facts, problems),
                    uses,
                    new Gates(name, features, problems),
                    problems,
                    budget);
            ResolvedPackage result = new PackageResolver(context).resolve();
            problems.throwIfAny();
            resolved.put(name, result);
        }
        Map<PackageName, WitPackage> models = new LinkedHashMap<>();
        resolved.forEach((name, pkg) -> models.put(name, pkg.model()));
        return models;
    }

    private static TopologicalOrder<PackageName> order(Map<PackageName, PackageSource> packages) {
        Map<PackageName, List<TopologicalOrder.Edge<PackageName>>> graph = new LinkedHashMap<>();
        packages.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_NAME))
                .forEach(entry -> graph.put(entry.getKey(), references(entry.getValue())));
        return new TopologicalOrder<>(graph);
    }

    /** The reference by which a package comes up for the second time. */
    private static Span closing(TopologicalOrder.Cycle<PackageName> cycle) {
        List<TopologicalOrder.Edge<PackageName>> edges = cycle.edges();
        return edges.get(cycle.entered() ? edges.size() - 1 : 0).span();
    }

    private static final Comparator<PackageName> BY_NAME = Comparator.comparing(PackageName::namespace)
            .thenComparing(PackageName::name)
            .thenComparing(
                    name -> name.version().orElse(null), Comparator.nullsFirst(Comparator.<Version>naturalOrder()));

    private static List<TopologicalOrder.Edge<PackageName>> references(PackageSource source) {
        Map<PackageName, TopologicalOrder.Edge<PackageName>> references = new LinkedHashMap<>();
        for (List<TopLevelItem> file : source.files()) {
            for (TopLevelItem item : file) {
                UsePaths.forEach(item, (path, world) -> path.pkg()
                        .map(Resolver::edge)
                        .ifPresent(edge -> references.putIfAbsent(edge.target(), edge)));
            }
        }
        return new ArrayList<>(references.values());
    }

    private static TopologicalOrder.Edge<PackageName> edge(PackageRef ref) {
        return new TopologicalOrder.Edge<>(ref.packageName(), ref.span());
    }
}
