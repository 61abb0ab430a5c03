package dev.witloof.codegen.bind;

import dev.witloof.component.abi.ResourceSlots;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts together the type of one interface, or of what stands directly in a world. */
final class InterfaceTypes {
    private final ComponentTypes types;
    private final Map<String, ResourceType> resources = new LinkedHashMap<>();
    private final Map<String, ResourceType> used = new LinkedHashMap<>();
    private final Map<String, ValueType> values = new LinkedHashMap<>();
    private final Map<String, FunctionType> functions = new LinkedHashMap<>();

    private InterfaceTypes(ComponentTypes types) {
        this.types = types;
    }

    /**
     * Puts a type together.
     *
     * @param types the translation of WIT's types
     * @param id the interface's identity, if it has one
     * @param definesResources whether resources defined among the types are its own, not used ones
     * @param defs the named types
     * @param functions the functions
     * @return the type
     */
    static InterfaceType of(
            ComponentTypes types,
            Optional<String> id,
            boolean definesResources,
            Map<String, TypeDef> defs,
            Collection<Function> functions) {
        InterfaceTypes made = new InterfaceTypes(types);
        defs.forEach((name, def) -> made.add(name, def, definesResources));
        functions.forEach(made::add);
        made.nameOthers();
        return new InterfaceType(id, made.resources, made.used, made.values, made.functions);
    }

    private void add(String name, TypeDef def, boolean definesResources) {
        TypeDef target = def.dealias();
        if (!(target.kind() instanceof TypeDefKind.Resource)) {
            values.put(name, types.value(def));
        } else if (target == def && definesResources) {
            resources.put(name, types.resource(def));
        } else if (!resources.containsValue(types.resource(def))) {
            used.put(name, types.resource(def));
        }
    }

    private void add(Function function) {
        functions.put(function.name(), types.function(function));
    }

    /** A type may hold handles to resources that it uses and this interface does not: they too need a name here. */
    private void nameOthers() {
        values.values().forEach(type -> ResourceSlots.of(type).forEach(this::nameOther));
        functions.values().forEach(type -> ResourceSlots.of(type).forEach(this::nameOther));
    }

    private void nameOther(ResourceType resource) {
        if (resources.containsValue(resource) || used.containsValue(resource)) {
            return;
        }
        String name = resource.name();
        for (int i = 2; resources.containsKey(name) || used.containsKey(name) || values.containsKey(name); i++) {
            name = resource.name() + "-n" + i;
        }
        used.put(name, resource);
    }
}
