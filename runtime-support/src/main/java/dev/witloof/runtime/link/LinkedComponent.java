package dev.witloof.runtime.link;

import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.dynamic.DynamicFunction;
import dev.witloof.runtime.dynamic.FunctionConversion;
import dev.witloof.runtime.dynamic.HandedOnFunction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A component that is used without generated code, with everything that can be done before there is a store. For
 * {@link dev.witloof.runtime.PreparedComponent}. Immutable, and safe for use by several threads.
 */
public final class LinkedComponent {
    private static final String NAME = "component";

    private final Blueprint blueprint;
    private final Map<Integer, Imported> imports;
    private final Map<Integer, Bridge> bridges;
    private final Map<String, Map<String, Exported>> exports;

    LinkedComponent(
            Blueprint blueprint,
            Map<Integer, Imported> imports,
            Map<Integer, Bridge> bridges,
            Map<String, Map<String, Exported>> exports) {
        this.blueprint = blueprint;
        this.imports = imports;
        this.bridges = bridges;
        this.exports = exports;
    }

    /** A function that the component imports. */
    record Imported(FunctionSource.Imported source, Signature signature, FunctionConversion conversion) {}

    /** A function that the component exports. */
    sealed interface Exported {
        ComponentFunction of(Instantiation made, ValueHosts hosts);
    }

    /** A function that one of the component's instances lifts. */
    record Lifted(Signature signature, FunctionConversion conversion, FunctionSource.Lifted lifted)
            implements Exported {
        @Override
        public ComponentFunction of(Instantiation made, ValueHosts hosts) {
            return new DynamicFunction(conversion, made.lifting(signature, lifted));
        }
    }

    /** A function that the component imports. */
    record HandedOn(FunctionSource.Imported source) implements Exported {
        @Override
        public ComponentFunction of(Instantiation made, ValueHosts hosts) {
            ComponentFunction given = hosts.given(source);
            // Another guest's checks its arguments itself, and is still known as a guest's where it is imported again.
            return given instanceof DynamicFunction
                    ? given
                    : new HandedOnFunction(source.display(), source.type(), given, made.outermost());
        }
    }

    /**
     * Makes an instance; see {@link dev.witloof.runtime.PreparedComponent#instantiate}.
     *
     * @param store the store that it lives in
     * @param given for the name of each import its functions by name
     * @param typed for the name of each import what implements it through generated code, where no function is given
     * @param missingTrap whether functions that nobody gives trap when they are called, instead of being refused
     * @return the instance
     */
    public ValueInstance instantiate(
            StoreState store,
            Map<String, Map<String, ComponentFunction>> given,
            Map<String, TypedImport<?>> typed,
            boolean missingTrap) {
        store.checkOpen();
        Map<Integer, Imported> others = new LinkedHashMap<>(imports);
        others.values().removeIf(each -> ValueHosts.isGiven(each.source(), given));
        ValueHosts hosts = new ValueHosts(
                given, TypedImports.functions(blueprint, others, typed, store, missingTrap), imports, missingTrap);
        if (!missingTrap) {
            hosts.checkComplete(imports, exports.values());
        }
        hosts.checkTypes(imports, exports.values());
        Map<String, Map<String, ComponentFunction>> functions = new LinkedHashMap<>();
        LinkedInstance instance = Instantiation.run(NAME, blueprint, bridges, store, hosts, made -> {
            exports.forEach((name, members) -> functions.put(name, functions(members, made, hosts)));
            return List.of();
        });
        return new ValueInstance(instance, Collections.unmodifiableMap(functions));
    }

    private static Map<String, ComponentFunction> functions(
            Map<String, Exported> members, Instantiation made, ValueHosts hosts) {
        Map<String, ComponentFunction> functions = new LinkedHashMap<>();
        members.forEach((name, function) -> functions.put(name, function.of(made, hosts)));
        return Collections.unmodifiableMap(functions);
    }
}
