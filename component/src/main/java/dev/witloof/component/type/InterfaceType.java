package dev.witloof.component.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The type of an interface, or of the functions that a world declares itself: all that is needed to check that what is
 * offered is what was asked for.
 *
 * @param id the interface's name, such as {@code wasi:io/streams@0.2.6}; empty for a world's own functions
 * @param resources the resources that the interface defines, by name
 * @param usedResources the resources of other interfaces that it uses, by the name they have here
 * @param types the types it names, by name; a type refers only to those before it
 * @param functions the functions, by their name in the component, such as {@code [method]client.send}
 */
public record InterfaceType(
        Optional<String> id,
        Map<String, ResourceType> resources,
        Map<String, ResourceType> usedResources,
        Map<String, ValueType> types,
        Map<String, FunctionType> functions) {
    /**
     * Copies the maps, which keep their order.
     *
     * @param id the interface's name; empty for a world's own functions
     * @param resources the resources that the interface defines, by name
     * @param usedResources the resources of other interfaces that it uses, by the name they have here
     * @param types the types it names, by name; a type refers only to those before it
     * @param functions the functions, by their name in the component
     * @throws IllegalArgumentException if one name stands for two of the resources and types, a name of those is not in
     *     kebab case, a function has a name that the component model does not allow, or the id is empty or contains
     *     other than printable ASCII characters
     */
    public InterfaceType {
        id.ifPresent(Labels::checkInterface);
        resources = copy(resources);
        usedResources = copy(usedResources);
        types = copy(types);
        functions = copy(functions);
        for (String name : usedResources.keySet()) {
            requireFree(name, resources);
        }
        for (String name : types.keySet()) {
            requireFree(name, resources);
            requireFree(name, usedResources);
        }
        Stream.of(resources, usedResources, types)
                .flatMap(map -> map.keySet().stream())
                .forEach(name -> Labels.check("type", name));
        for (String name : functions.keySet()) {
            if (!Labels.isFunctionName(name)) {
                throw new IllegalArgumentException(
                        "the name of a function is like `f`, `[constructor]r` or `[method]r.f`; `"
                                + Labels.abbreviate(name) + "` is not");
            }
        }
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static void requireFree(String name, Map<String, ResourceType> taken) {
        if (taken.containsKey(name)) {
            throw new IllegalArgumentException("the name `" + Labels.abbreviate(name) + "` stands for two types");
        }
    }

    /**
     * A resource that the interface defines or uses.
     *
     * @param name the name it has here
     * @return the resource type
     * @throws NoSuchElementException if there is none of that name
     */
    public ResourceType resource(String name) {
        return find("resource", name, resources.containsKey(name) ? resources : usedResources);
    }

    /**
     * A type that the interface names.
     *
     * @param name the name
     * @return the type
     * @throws NoSuchElementException if there is none of that name
     */
    public ValueType type(String name) {
        return find("type", name, types);
    }

    /**
     * A function of the interface.
     *
     * @param name the function's name in the component
     * @return the type of the function
     * @throws NoSuchElementException if there is none of that name
     */
    public FunctionType function(String name) {
        return find("function", name, functions);
    }

    private <T> T find(String kind, String name, Map<String, T> map) {
        T found = map.get(name);
        if (found == null) {
            throw new NoSuchElementException("no " + kind + " `" + Labels.abbreviate(name) + "` in " + this);
        }
        return found;
    }

    /**
     * The name of the interface.
     *
     * @return the id, or a phrase for a world's own functions
     */
    @Override
    public String toString() {
        return id.orElse("the world's own functions");
    }
}
