package dev.witloof.wit.syntax;

import java.util.List;

/**
 * {@code package ns:name@version { ... }}: a package of its own.
 *
 * @param declaration its name
 * @param items its items in order
 */
public record NestedPackage(PackageDeclaration declaration, List<TopLevelItem> items) {

    /**
     * Copies the list.
     *
     * @param declaration see {@link #declaration()}
     * @param items see {@link #items()}
     */
    public NestedPackage {
        items = List.copyOf(items);
    }
}
