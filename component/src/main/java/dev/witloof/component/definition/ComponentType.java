package dev.witloof.component.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The type of a component: its imports and exports, in order. Equals only itself. */
public final class ComponentType {
    private final Map<String, ExternType> imports;
    private final Map<String, ExternType> exports;
    private final List<ResourcePath> importedResources;
    private final List<ResourcePath> exportedResources;

    /**
     * A type with the given imports and exports.
     *
     * @param imports the imports by name, in order
     * @param exports the exports by name, in order
     * @param importedResources the resource types that whoever instantiates the component chooses
     * @param exportedResources the resource types that each instance introduces
     */
    public ComponentType(
            Map<String, ExternType> imports,
            Map<String, ExternType> exports,
            List<ResourcePath> importedResources,
            List<ResourcePath> exportedResources) {
        this.imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
        this.exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        this.importedResources = List.copyOf(importedResources);
        this.exportedResources = List.copyOf(exportedResources);
    }

    /**
     * The imports.
     *
     * @return an unmodifiable map from name to type, in order
     */
    public Map<String, ExternType> imports() {
        return imports;
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
     * The resource types that are imported; their paths start with the name of the import.
     *
     * @return an unmodifiable list
     */
    public List<ResourcePath> importedResources() {
        return importedResources;
    }

    /**
     * The resource types that are exported and not imported; their paths start with the name of the export.
     *
     * @return an unmodifiable list
     */
    public List<ResourcePath> exportedResources() {
        return exportedResources;
    }
}
