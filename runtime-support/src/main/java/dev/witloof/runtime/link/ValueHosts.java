package dev.witloof.runtime.link;

import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.DynamicHostFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The implementations of a component's imports, as functions over values. */
final class ValueHosts implements Hosts {
    private final Map<Integer, Function> functions;

    private ValueHosts(Map<Integer, Function> functions) {
        this.functions = functions;
    }

    /**
     * Finds the functions.
     *
     * @throws LinkException if some are missing
     */
    static ValueHosts of(
            Map<Integer, LinkedComponent.Imported> imports, Map<String, Map<String, ComponentFunction>> given) {
        Map<Integer, Function> functions = new HashMap<>();
        Set<String> missing = new TreeSet<>();
        imports.forEach((canon, imported) -> {
            ComponentFunction implementation = find(imported.source(), given);
            if (implementation == null) {
                missing.add("`" + imported.signature().name() + "`: "
                        + imported.signature().plan().type());
            } else {
                functions.put(canon, function(imported, implementation));
            }
        });
        if (!missing.isEmpty()) {
            throw new LinkException(
                    "the component calls functions that it is not given:\n  - " + String.join("\n  - ", missing));
        }
        return new ValueHosts(functions);
    }

    private static @Nullable ComponentFunction find(
            FunctionSource.Imported source, Map<String, Map<String, ComponentFunction>> given) {
        String interfaceName = source.importName().equals(source.name()) ? "" : source.importName();
        return PortNames.find(given, interfaceName)
                .map(members -> members.get(source.name()))
                .orElse(null);
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
