package dev.witloof.component.definition;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of one interface while they are collected. */
final class InterfaceMembers {
    private final Optional<String> id;
    private final Set<ResourceType> namedBefore;
    private final Map<String, ResourceType> resources = new LinkedHashMap<>();
    private final Map<String, ResourceType> usedResources = new LinkedHashMap<>();
    private final Map<String, ValueType> types = new LinkedHashMap<>();
    private final Map<String, FunctionType> functions = new LinkedHashMap<>();
    private final Set<ValueType> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    InterfaceMembers(Optional<String> id, Set<ResourceType> namedBefore) {
        this.id = id;
        this.namedBefore = namedBefore;
    }

    /** Adds a member, unless interfaces have none of its kind or name. */
    void add(String name, ExternType item) {
        if (name.indexOf(':') >= 0) {
            return;
        }
        if (item instanceof ExternType.Function function) {
            functions.put(name, function.type());
        } else if (item instanceof ExternType.Type defined && defined.type() instanceof DefinedType.Value value) {
            types.put(name, value.type());
        } else if (item instanceof ExternType.Type defined && defined.type() instanceof DefinedType.Resource resource) {
            (namedBefore.add(resource.type()) ? resources : usedResources).put(name, resource.type());
        }
    }

    Optional<InterfaceType> type() {
        if (resources.isEmpty() && usedResources.isEmpty() && types.isEmpty() && functions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(all());
    }

    /** All members, with the resources that types mention although the interface has no name for them. */
    InterfaceType all() {
        Set<ResourceType> named = new HashSet<>(resources.values());
        named.addAll(usedResources.values());
        types.values().forEach(type -> nameResources(type, named));
        for (FunctionType function : functions.values()) {
            function.parameters().forEach(each -> nameResources(each.type(), named));
            function.result().ifPresent(result -> nameResources(result, named));
        }
        return new InterfaceType(id, resources, usedResources, types, functions);
    }

    private void nameResources(ValueType type, Set<ResourceType> named) {
        if (type instanceof OwnType own) {
            nameResource(own.resource(), named);
        } else if (type instanceof BorrowType borrow) {
            nameResource(borrow.resource(), named);
        } else if (seen.add(type)) {
            type.parts().forEach(part -> nameResources(part, named));
        }
    }

    private void nameResource(ResourceType resource, Set<ResourceType> named) {
        if (named.add(resource)) {
            String name = resource.name();
            for (int i = 2; isTaken(name); i++) {
                name = resource.name() + "-" + i;
            }
            usedResources.put(name, resource);
        }
    }

    private boolean isTaken(String name) {
        return resources.containsKey(name) || usedResources.containsKey(name) || types.containsKey(name);
    }
}
