package dev.witloof.component.binary;

import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.ResourceType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of the resource types that components define, which only their exports tell: behind the definition, and often
 * through other components. A file is therefore read twice: once to learn the names, by the place where each resource type
 * comes into being, and once with them.
 */
final class ResourceNames {
    private final Map<String, Name> known;
    private final Map<String, Name> learnt = new HashMap<>();
    private final IdentityHashMap<ResourceType, String> places = new IdentityHashMap<>();

    private record Name(Optional<String> interfaceId, String name) {}

    ResourceNames() {
        this(Map.of());
    }

    private ResourceNames(Map<String, Name> known) {
        this.known = known;
    }

    /** What to read the same file with again; empty if this reading learnt nothing. */
    Optional<ResourceNames> learnt() {
        return learnt.isEmpty() ? Optional.empty() : Optional.of(new ResourceNames(learnt));
    }

    /** A new resource type of a definition that has no name of its own. */
    ResourceType define(int offset) {
        return create(Integer.toString(offset), new Name(Optional.empty(), "resource"));
    }

    /** A new resource type that the definition at the offset introduces under the path, after so many others. */
    ResourceType introduce(int offset, int others, List<String> path) {
        return create(offset + "/" + others, name(path));
    }

    /** A new resource type of an import or declaration, which is named after itself. */
    static ResourceType declare(List<String> path) {
        Name name = name(path);
        return new ResourceType(name.interfaceId, name.name);
    }

    /** Learns the name that a component's export gives to a resource type, unless one is known. */
    void learn(ResourcePath export) {
        String place = places.get(export.resource());
        if (place != null) {
            learnt.putIfAbsent(place, name(export.path()));
        }
    }

    private ResourceType create(String place, Name otherwise) {
        Name name = known.getOrDefault(place, otherwise);
        ResourceType type = new ResourceType(name.interfaceId, name.name);
        places.put(type, place);
        return type;
    }

    private static Name name(List<String> path) {
        String last = path.get(path.size() - 1);
        Optional<String> interfaceId = path.size() > 1 ? Optional.of(path.get(path.size() - 2)) : Optional.empty();
        // An interface's name is no name for a type, but nothing forbids it in a binary.
        return new Name(interfaceId, ExternNames.isLabel(last) ? last : "resource");
    }
}
