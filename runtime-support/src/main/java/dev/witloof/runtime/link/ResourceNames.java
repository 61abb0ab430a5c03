package dev.witloof.runtime.link;

import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.ResourceMatcher;
import dev.witloof.component.type.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which resource type of a component each resource of the generated code is: by the interface that defines it, its name
 * there, and the direction, because an interface that is imported and exported at once has two types of each name.
 */
final class ResourceNames implements ResourceMatcher {
    /** Several where a component imports an interface in several versions of one track. */
    private final Map<String, List<ResourceType>> imported = new HashMap<>();

    private final Map<String, ResourceType> exported = new HashMap<>();
    private final Map<ResourceType, List<ResourceType>> bound = new HashMap<>();

    private final Blueprint blueprint;

    ResourceNames(Blueprint blueprint) {
        this.blueprint = blueprint;
        for (Blueprint.Resource resource : blueprint.resources()) {
            if (!resource.defined()) {
                // A resource that stands directly in the world is the import itself.
                boolean direct = resource.path().isEmpty();
                String name = direct
                        ? resource.importName()
                        : resource.path().get(resource.path().size() - 1);
                imported.computeIfAbsent(key(direct ? "" : resource.importName(), name), key -> new ArrayList<>())
                        .add(resource.type());
            }
        }
        blueprint.exports().forEach((name, entity) -> {
            if (entity instanceof Entity.Instance instance) {
                instance.exports().forEach((inner, type) -> addExported(name, inner, type));
            } else {
                addExported("", name, entity);
            }
        });
    }

    private void addExported(String interfaceName, String name, Entity entity) {
        if (entity instanceof Entity.Type type && type.type() instanceof DefinedType.Resource resource) {
            exported.put(key(interfaceName, name), resource.type());
        }
    }

    private static String key(String interfaceName, String name) {
        return PortNames.track(interfaceName) + '\n' + name;
    }

    /**
     * Binds the resources of an import of the generated code.
     *
     * @param interfaceName the name under which the component imports the interface; empty for the world itself
     */
    void bindImport(InterfaceType type, String interfaceName) {
        type.resources().forEach((name, resource) -> bind(resource, imported(key(interfaceName, name))));
        type.usedResources().values().forEach(used -> bind(used, imported(usedKey(used))));
    }

    /**
     * Binds the resources of an export of the generated code. What an exported interface uses is the exported one, if
     * that is exported too; what the world uses is the imported one.
     *
     * @param interfaceName the name under which the component exports the interface; empty for the world itself
     */
    void bindExport(InterfaceType type, String interfaceName) {
        type.resources().forEach((name, resource) -> bind(resource, exported(key(interfaceName, name))));
        boolean world = interfaceName.isEmpty();
        for (ResourceType used : type.usedResources().values()) {
            String key = usedKey(used);
            List<ResourceType> first = world ? imported(key) : exported(key);
            bind(used, !first.isEmpty() ? first : world ? exported(key) : imported(key));
        }
    }

    private List<ResourceType> imported(String key) {
        return imported.getOrDefault(key, List.of());
    }

    private List<ResourceType> exported(String key) {
        ResourceType type = exported.get(key);
        return type == null ? List.of() : List.of(type);
    }

    private static String usedKey(ResourceType used) {
        return key(used.interfaceId().orElse(""), used.name());
    }

    private void bind(ResourceType expected, List<ResourceType> actual) {
        if (!actual.isEmpty()) {
            bound.put(expected, actual);
        }
    }

    @Override
    public boolean matches(ResourceType expected, ResourceType actual) {
        int index = blueprint.resourceIndex(actual);
        return bound.getOrDefault(expected, List.of()).stream()
                .anyMatch(known -> blueprint.resourceIndex(known) == index);
    }

    /** The component's resource type for one that an export of the generated code defines, if the component has it. */
    @Nullable
    ResourceType actual(ResourceType expected) {
        List<ResourceType> known = bound.getOrDefault(expected, List.of());
        return known.isEmpty() ? null : known.get(0);
    }
}
