package dev.witloof.runtime.link;

import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.TypeComparison;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.abi.Callee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Checks that a component and the generated code of interfaces fit together, where the component is used without it. */
final class TypedImports {
    private final StoreState store;
    private final boolean missingAllowed;
    private final Problems problems = Problems.ofComponent();
    private final ResourceNames resources;
    private final TypeComparison comparison;
    /** What is given for each of the component's imports. */
    private final Map<String, Offer> offers = new HashMap<>();

    private record Offer(TypedImport<?> given, InterfaceType type) {}

    private TypedImports(Blueprint blueprint, StoreState store, boolean missingAllowed) {
        this.store = store;
        this.missingAllowed = missingAllowed;
        this.resources = new ResourceNames(blueprint);
        this.comparison = new TypeComparison(resources);
    }

    /**
     * Finds the functions.
     *
     * @param imports the functions that the component imports, by the index of the lowered one
     * @param given the interfaces by name
     * @param missingAllowed whether an interface may be without a function that the component wants of it
     * @return those that the interfaces have, by the same index
     * @throws dev.witloof.runtime.LinkException if one has another type
     */
    static Map<Integer, Hosts.Function> functions(
            Blueprint blueprint,
            Map<Integer, LinkedComponent.Imported> imports,
            Map<String, TypedImport<?>> given,
            StoreState store,
            boolean missingAllowed) {
        if (given.isEmpty()) {
            return Map.of();
        }
        TypedImports typed = new TypedImports(blueprint, store, missingAllowed);
        blueprint.imports().forEach(wanted -> typed.offer(wanted, given));
        Map<Integer, Hosts.Function> functions = new HashMap<>();
        imports.forEach((canon, imported) -> {
            Offer offer = typed.offers.get(imported.source().importName());
            if (offer != null && typed.fits(offer, imported)) {
                functions.put(canon, typed.function(offer, imported));
            }
        });
        typed.problems.throwIfAny();
        return functions;
    }

    private void offer(ImportDefinition wanted, Map<String, TypedImport<?>> given) {
        PortNames.find(given, wanted.name()).ifPresent(typed -> {
            typed.adapter().version().check("interface " + wanted.name());
            InterfaceType type = TypeText.parseInterface(typed.adapter().text().toArray(String[]::new));
            offers.put(wanted.name(), new Offer(typed, type));
            resources.bindImport(type, wanted.name());
        });
    }

    private boolean fits(Offer offer, LinkedComponent.Imported imported) {
        FunctionType bindings = offer.type().functions().get(imported.source().name());
        FunctionType component = imported.signature().plan().type();
        String what = "import `" + imported.source().display() + "`";
        if (bindings == null) {
            if (!missingAllowed) {
                problems.addOutdated(what + ": the component calls it, and the bindings do not have it"
                        + "\n      component: " + TypeText.describe(component));
            }
            return false;
        }
        return comparison
                .compare(bindings, component)
                .map(mismatch -> {
                    problems.addMismatch(what, bindings, component, mismatch);
                    return false;
                })
                .orElse(true);
    }

    private Hosts.Function function(Offer offer, LinkedComponent.Imported imported) {
        String name = imported.source().name();
        int index = new ArrayList<>(offer.type().functions().keySet()).indexOf(name);
        Callee callee = name.startsWith("[method]")
                ? Callee.RESOURCE
                : store.isExport(offer.given().implementation()) ? Callee.GUEST : Callee.JAVA;
        return offer.given().function(imported.signature(), index, callee);
    }
}
