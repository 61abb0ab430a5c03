package dev.witloof.runtime.link;

import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.type.ResourceType;
import java.util.List;
import java.util.Map;

/**
 * What a component does when it is instantiated, whatever world it is linked as.
 *
 * @param imports what it imports, in order
 * @param exports what it exports, by name, in order
 * @param canons the functions that the canonical ABI makes
 * @param resources the resource types, those that are imported and those that it defines
 * @param resourceIndices the index of each resource type in {@code resources}; several may stand for one
 * @param steps what is done, in order
 * @param instances how many core instances are made of modules
 * @param parents the component instances that it consists of: for each, the index of the one that instantiates it. The first
 *     is the component itself, which has none: -1
 */
record Blueprint(
        List<ImportDefinition> imports,
        Map<String, Entity> exports,
        List<Canon> canons,
        List<Resource> resources,
        Map<ResourceType, Integer> resourceIndices,
        List<Step> steps,
        int instances,
        List<Integer> parents) {
    /**
     * A resource type of the component.
     *
     * @param type the type
     * @param importName the import that brings it in; empty if the component defines it
     * @param path the names that lead to it in the import
     * @param definer the index of the component instance that defines it; -1 if it is imported
     */
    record Resource(ResourceType type, String importName, List<String> path, int definer) {
        boolean defined() {
            return definer >= 0;
        }
    }

    /** The index of a resource type, or -1 if it is none of the component's. */
    int resourceIndex(ResourceType type) {
        return resourceIndices.getOrDefault(type, -1);
    }

    Blueprint withSteps(List<Step> newSteps) {
        return new Blueprint(
                imports, exports, canons, resources, resourceIndices, List.copyOf(newSteps), instances, parents);
    }
}
