package dev.witloof.runtime.link;

import dev.witloof.component.type.TypeComparison;
import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import dev.witloof.runtime.dynamic.TypedFunction;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The implementations of a component's imports, as functions over values. */
final class ValueHosts implements Hosts {
    private final Map<Integer, Function> functions;
    private final Map<String, Map<String, ComponentFunction>> given;

    /**
     * Finds the functions.
     *
     * @param typed those that generated code implements, where none is given
     * @param imports the functions that the component imports, by the index of the lowered one
     * @param missingTrap whether one that nobody gives traps when it is called; otherwise {@link #checkComplete} must
     *     follow
     */
    ValueHosts(
            Map<String, Map<String, ComponentFunction>> given,
            Map<Integer, Function> typed,
            Map<Integer, LinkedComponent.Imported> imports,
            boolean missingTrap) {
        this.given = given;
        this.functions = new HashMap<>(typed);
        imports.forEach((canon, imported) -> {
            ComponentFunction implementation = find(imported.source(), given);
            if (implementation != null) {
                functions.put(canon, function(imported, implementation));
            } else if (missingTrap && !typed.containsKey(canon)) {
                MissingFunction missing = new MissingFunction(imported.source());
                functions.put(canon, new Function(imported.signature(), missing, Callee.JAVA));
            }
        });
    }

    /**
     * Checks that functions that know their types have those that the component wants. Of resources only that they are some:
     * each component has names and types of its own for them, and whose a handle is shows when it is passed.
     *
     * @throws LinkException naming those that have others
     */
    void checkTypes(
            Map<Integer, LinkedComponent.Imported> imports, Collection<Map<String, LinkedComponent.Exported>> exports) {
        Set<FunctionSource.Imported> sources = new LinkedHashSet<>();
        imports.values().forEach(imported -> sources.add(imported.source()));
        exports.forEach(members -> members.values().forEach(exported -> {
            if (exported instanceof LinkedComponent.HandedOn handedOn) {
                sources.add(handedOn.source());
            }
        }));
        TypeComparison comparison = new TypeComparison((wanted, found) -> true);
        Problems problems = Problems.ofComponent();
        for (FunctionSource.Imported source : sources) {
            if (find(source, given) instanceof TypedFunction typed) {
                comparison
                        .compare(source.type(), typed.type())
                        .ifPresent(mismatch -> problems.addGiven(
                                "import `" + source.display() + "`", source.type(), typed.type(), mismatch));
            }
        }
        problems.throwIfAny();
    }

    /**
     * Checks that all functions are there.
     *
     * @throws LinkException if some are missing
     */
    void checkComplete(
            Map<Integer, LinkedComponent.Imported> imports, Collection<Map<String, LinkedComponent.Exported>> exports) {
        Set<String> missing = new TreeSet<>();
        imports.forEach((canon, imported) -> {
            if (!functions.containsKey(canon)) {
                missing.add("`" + imported.signature().name() + "`: "
                        + imported.signature().plan().type());
            }
        });
        for (Map<String, LinkedComponent.Exported> members : exports) {
            for (LinkedComponent.Exported exported : members.values()) {
                if (exported instanceof LinkedComponent.HandedOn handedOn && find(handedOn.source(), given) == null) {
                    missing.add("`" + handedOn.source().display() + "`, which the component hands on");
                }
            }
        }
        Problems problems = Problems.ofMissingImports();
        missing.forEach(problems::add);
        problems.throwIfAny();
    }

    static boolean isGiven(FunctionSource.Imported source, Map<String, Map<String, ComponentFunction>> given) {
        return find(source, given) != null;
    }

    private static @Nullable ComponentFunction find(
            FunctionSource.Imported source, Map<String, Map<String, ComponentFunction>> given) {
        return PortNames.find(given, source.importName())
                .map(members -> members.get(source.name()))
                .orElse(null);
    }

    /** The implementation of an import, over values; one that traps if there is none. */
    ComponentFunction given(FunctionSource.Imported source) {
        ComponentFunction implementation = find(source, given);
        return implementation == null ? new MissingFunction(source) : implementation;
    }

    private static Function function(LinkedComponent.Imported imported, ComponentFunction implementation) {
        Callee callee = imported.source().name().startsWith("[method]")
                ? Callee.RESOURCE
                : implementation instanceof DynamicFunction ? Callee.GUEST : Callee.JAVA;
        return new Function(
                imported.signature(), new DynamicHostFunction(imported.conversion(), implementation), callee);
    }

    @Override
    public Function function(int canon) {
        return Objects.requireNonNull(functions.get(canon));
    }
}
