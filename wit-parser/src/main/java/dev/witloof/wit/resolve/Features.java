package dev.witloof.wit.resolve;

import java.util.Set;

/**
 * Which features are asked for: an item behind {@code @unstable} is there only if its feature is.
 *
 * @param names the features by name
 * @param all whether every feature is
 */
public record Features(Set<String> names, boolean all) {

    /**
     * Copies the set.
     *
     * @param names see {@link #names()}
     * @param all see {@link #all()}
     */
    public Features {
        names = Set.copyOf(names);
    }

    boolean enabled(String feature) {
        return all || names.contains(feature);
    }
}
