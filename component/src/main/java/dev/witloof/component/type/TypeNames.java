package dev.witloof.component.type;

import java.util.HashMap;
import java.util.Map;

/** The names that a text may refer to: of types, and of resources. */
final class TypeNames {
    static final TypeNames NONE = new TypeNames();

    private final Map<String, ValueType> types = new HashMap<>();
    private final Map<String, ResourceType> resources = new HashMap<>();

    TypeNames() {}

    TypeNames(InterfaceType scope) {
        types.putAll(scope.types());
        resources.putAll(scope.resources());
        resources.putAll(scope.usedResources());
    }

    /** Adds a name; false if it is taken. */
    boolean add(String name, ValueType type) {
        return !resources.containsKey(name) && types.putIfAbsent(name, type) == null;
    }

    /** Adds a name; false if it is taken. */
    boolean add(String name, ResourceType resource) {
        return !types.containsKey(name) && resources.putIfAbsent(name, resource) == null;
    }

    ValueType type(String name, TypeScanner at) {
        ValueType type = types.get(name);
        if (type != null) {
            return type;
        }
        String shown = Labels.abbreviate(name);
        if (resources.containsKey(name)) {
            throw at.error("`$" + shown + "` is a resource; write own<$" + shown + "> or borrow<$" + shown + ">");
        }
        throw at.error("no type `$" + shown + "` is declared above");
    }

    ResourceType resource(String name, TypeScanner at) {
        ResourceType resource = resources.get(name);
        if (resource != null) {
            return resource;
        }
        String shown = Labels.abbreviate(name);
        if (types.containsKey(name)) {
            throw at.error("`$" + shown + "` is a value type; own and borrow want a resource");
        }
        throw at.error("no resource `$" + shown + "` is declared above");
    }
}
