package dev.witloof.component.definition;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a component imports and exports, as interfaces: the side of a component that bindings see.
 *
 * <p>Each import and export of an instance is an interface under its name. Functions, types and resources that the component
 * imports or exports by themselves are together the interface of the name {@code ""}, which is there only if it holds
 * something. Instances inside instances, components, core modules and values belong to no interface and are left out.
 *
 * <p>A resource type belongs to the first interface that names it, where imports come before exports; the others use it. A
 * second name for it is a use too.
 *
 * @param imports the imported interfaces by name, in order, the one of the name {@code ""} last
 * @param exports the exported interfaces by name, in order
 */
public record ComponentInterfaces(Map<String, InterfaceType> imports, Map<String, InterfaceType> exports) {
    /** The name of the interface of what stands directly in the component. */
    public static final String OWN = "";

    /**
     * Copies the maps, which keep their order.
     *
     * @param imports the imported interfaces by name, in order
     * @param exports the exported interfaces by name, in order
     */
    public ComponentInterfaces {
        imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    }

    /**
     * The interfaces of a component.
     *
     * @param type the component's type
     * @return its interfaces, in terms of the resource types that the type refers to
     */
    public static ComponentInterfaces of(ComponentType type) {
        Set<ResourceType> named = new HashSet<>();
        return new ComponentInterfaces(interfaces(type.imports(), named), interfaces(type.exports(), named));
    }

    private static Map<String, InterfaceType> interfaces(Map<String, ExternType> items, Set<ResourceType> named) {
        Map<String, InterfaceType> interfaces = new LinkedHashMap<>();
        Members own = new Members(Optional.empty(), named);
        items.forEach((name, item) -> {
            if (item instanceof ExternType.Instance instance) {
                Members members = new Members(Optional.of(name), named);
                instance.type().exports().forEach(members::add);
                interfaces.put(name, members.type());
            } else {
                own.add(name, item);
            }
        });
        if (!own.isEmpty()) {
            interfaces.put(OWN, own.type());
        }
        return interfaces;
    }

    /** The members of one interface while they are collected. */
    private static final class Members {
        private final Optional<String> id;
        private final Set<ResourceType> named;
        private final Map<String, ResourceType> resources = new LinkedHashMap<>();
        private final Map<String, ResourceType> usedResources = new LinkedHashMap<>();
        private final Map<String, ValueType> types = new LinkedHashMap<>();
        private final Map<String, FunctionType> functions = new LinkedHashMap<>();

        Members(Optional<String> id, Set<ResourceType> named) {
            this.id = id;
            this.named = named;
        }

        /** Adds a member, unless interfaces have none of its kind. */
        void add(String name, ExternType item) {
            if (item instanceof ExternType.Function function) {
                functions.put(name, function.type());
            } else if (item instanceof ExternType.Type defined) {
                add(name, defined.type());
            }
        }

        private void add(String name, DefinedType type) {
            if (type instanceof DefinedType.Resource resource) {
                (named.add(resource.type()) ? resources : usedResources).put(name, resource.type());
            } else if (type instanceof DefinedType.Value value) {
                types.put(name, value.type());
            }
        }

        boolean isEmpty() {
            return resources.isEmpty() && usedResources.isEmpty() && types.isEmpty() && functions.isEmpty();
        }

        InterfaceType type() {
            return new InterfaceType(id, resources, usedResources, types, functions);
        }
    }
}
