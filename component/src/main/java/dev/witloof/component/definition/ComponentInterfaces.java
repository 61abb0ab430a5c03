package dev.witloof.component.definition;

import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.ResourceType;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * What a component imports and exports, as interfaces: the side of a component that bindings see.
 *
 * <p>Each import and export of an instance is an interface under its name. Functions, types and resources that the component
 * imports or exports by themselves are together the interface of the name {@code ""}, which is there only if it holds
 * something. Instances inside instances, components, core modules and values belong to no interface and are left out, and so
 * is what has the name of an interface without being an instance.
 *
 * <p>A resource type belongs to the first interface that names it, where imports come before exports; the others use it. A
 * second name for it is a use too, and a resource that a type mentions without a name in the interface is used under a name
 * that is free.
 *
 * @param imports the imported interfaces by name, in order, the one of the name {@code ""} last
 * @param exports the exported interfaces by name, likewise
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

    /**
     * The imported interface of a name.
     *
     * @param name the name of the import, or {@link #OWN}
     * @return the interface
     * @throws NoSuchElementException if there is none
     */
    public InterfaceType imported(String name) {
        return named(name, "imports", imports);
    }

    /**
     * The exported interface of a name.
     *
     * @param name the name of the export, or {@link #OWN}
     * @return the interface
     * @throws NoSuchElementException if there is none
     */
    public InterfaceType exported(String name) {
        return named(name, "exports", exports);
    }

    private static InterfaceType named(String name, String verb, Map<String, InterfaceType> interfaces) {
        return Optional.ofNullable(interfaces.get(name))
                .orElseThrow(() -> new NoSuchElementException(
                        "the component " + verb + " no `" + name + "`, but " + interfaces.keySet()));
    }

    private static Map<String, InterfaceType> interfaces(Map<String, ExternType> items, Set<ResourceType> named) {
        Map<String, InterfaceType> interfaces = new LinkedHashMap<>();
        InterfaceMembers own = new InterfaceMembers(Optional.empty(), named);
        items.forEach((name, item) -> {
            if (item instanceof ExternType.Instance instance) {
                InterfaceMembers members = new InterfaceMembers(Optional.of(name), named);
                instance.type().exports().forEach(members::add);
                interfaces.put(name, members.all());
            } else {
                own.add(name, item);
            }
        });
        own.type().ifPresent(type -> interfaces.put(OWN, type));
        return interfaces;
    }
}
