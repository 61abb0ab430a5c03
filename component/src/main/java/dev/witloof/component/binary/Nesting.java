package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the types of instances and components, and bounds how deep they nest: instances can be put into instances without
 * nesting in the file.
 */
final class Nesting {
    private final ReadContext context;
    private final IdentityHashMap<Object, Integer> depths = new IdentityHashMap<>();

    Nesting(ReadContext context) {
        this.context = context;
    }

    InstanceType instance(Map<String, ExternType> exports, List<ResourcePath> resources) {
        InstanceType type = new InstanceType(exports, resources);
        depths.put(type, 1 + deepest(exports));
        return type;
    }

    ComponentType component(
            Map<String, ExternType> imports,
            Map<String, ExternType> exports,
            List<ResourcePath> importedResources,
            List<ResourcePath> exportedResources) {
        ComponentType type = new ComponentType(imports, exports, importedResources, exportedResources);
        depths.put(type, 1 + Math.max(deepest(imports), deepest(exports)));
        return type;
    }

    private int deepest(Map<String, ExternType> types) {
        int deepest = 0;
        for (ExternType type : types.values()) {
            deepest = Math.max(deepest, depth(type));
        }
        if (deepest >= ReadContext.MAX_NESTING) {
            throw context.error(
                    Rule.NESTING,
                    "instances and components nested more than " + ReadContext.MAX_NESTING + " deep",
                    "fewer levels");
        }
        return deepest;
    }

    private int depth(ExternType type) {
        if (type instanceof ExternType.Instance instance) {
            return depths.getOrDefault(instance.type(), 0);
        } else if (type instanceof ExternType.Component component) {
            return depths.getOrDefault(component.type(), 0);
        } else if (type instanceof ExternType.Type defined) {
            if (defined.type() instanceof DefinedType.Instance instance) {
                return depths.getOrDefault(instance.type(), 0);
            } else if (defined.type() instanceof DefinedType.Component component) {
                return depths.getOrDefault(component.type(), 0);
            }
        }
        return 0;
    }
}
