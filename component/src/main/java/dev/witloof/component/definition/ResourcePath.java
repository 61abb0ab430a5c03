package dev.witloof.component.definition;

import dev.witloof.component.type.ResourceType;
import java.util.List;

/**
 * Where a resource type comes from: the names that lead to it, from an instance or an import.
 *
 * <p>A linker that holds the thing itself follows the names through the exports of instances, and so learns which resource
 * type of the run time the static one stands for.
 *
 * @param path the names of exports, outermost first; empty if the thing is itself the resource type
 * @param resource the resource type
 */
public record ResourcePath(List<String> path, ResourceType resource) {
    /**
     * Copies the lists.
     *
     * @param path the names of exports, outermost first; empty if the thing is itself the resource type
     * @param resource the resource type
     */
    public ResourcePath {
        path = List.copyOf(path);
    }
}
