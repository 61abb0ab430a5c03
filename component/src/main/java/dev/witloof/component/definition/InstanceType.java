package dev.witloof.component.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The type of a component instance: its exports, in order. Equals only itself. */
public final class InstanceType {
    private final Map<String, ExternType> exports;
    private final List<ResourcePath> resources;

    /**
     * A type with the given exports.
     *
     * @param exports the exports by name, in order
     * @param resources the resource types that belong to this type: an instance of it introduces them
     */
    public InstanceType(Map<String, ExternType> exports, List<ResourcePath> resources) {
        this.exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        this.resources = List.copyOf(resources);
    }

    /**
     * The exports.
     *
     * @return an unmodifiable map from name to type, in order
     */
    public Map<String, ExternType> exports() {
        return exports;
    }

    /**
     * The resource types that belong to this type and that an instance introduces; all others that its exports refer to come
     * from outside.
     *
     * @return an unmodifiable list
     */
    public List<ResourcePath> resources() {
        return resources;
    }
}
