package dev.witloof.runtime.link;

import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The implementations of a component's imports, as functions over values. */
final class ValueHosts implements Hosts {
    private final Map<Integer, Function> functions;
    private final Map<String, Map<String, ComponentFunction>> given;

    private ValueHosts(Map<Integer, Function> functions, Map<String, Map<String, ComponentFunction>> given) {
        this.functions = functions;
        this.given = given;
    }

    /**
     * Finds the functions.
     *
     * @param typed those that generated code implements, where none is given
     * @throws LinkException if some are missing
     */
    static ValueHosts of(
            Map<Integer, LinkedComponent.Imported> imports,
            Collection<Map<String, LinkedComponent.Exported>> exports,
            Map<String, Map<String, ComponentFunction>> given,
            Map<Integer, Function> typed) {
        Map<Integer, Function> functions = new HashMap<>(typed);
        Set<String> missing = new TreeSet<>();
        imports.forEach((canon, imported) -> {
            ComponentFunction implementation = find(imported.source(), given);
            if (implementation == null && !typed.containsKey(canon)) {
                missing.add("`" + imported.signature().name() + "`: "
                        + imported.signature().plan().type());
            } else if (implementation != null) {
                functions.put(canon, function(imported, implementation));
            }
        });
        for (Map<String, LinkedComponent.Exported> members : exports) {
            for (LinkedComponent.Exported exported : members.values()) {
                if (exported instanceof LinkedComponent.HandedOn handedOn && find(handedOn.source(), given) == null) {
                    missing.add("`" + handedOn.source().display() + "`, which the component hands on");
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new LinkException(
                    "the component needs functions that it is not given:\n  - " + String.join("\n  - ", missing));
        }
        return new ValueHosts(functions, given);
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

    /** The implementation of an import that was found. */
    ComponentFunction given(FunctionSource.Imported source) {
        return Objects.requireNonNull(find(source, given));
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
