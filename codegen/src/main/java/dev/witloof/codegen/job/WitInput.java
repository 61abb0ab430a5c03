package dev.witloof.codegen.job;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The WIT of a job, and which part of it is wanted. Immutable.
 *
 * <p>If no world is named, the package's only world is meant. A package that has no world at all is generated with all
 * its interfaces.
 *
 * @param path a WIT file, or a folder with the files of one package and its dependencies in {@code deps}; or a component, of
 *     whose imports and exports world {@code root} is made
 * @param worlds the worlds to generate, each by its name, or as
 *     {@code ns:pkg/name@version} if it belongs to another package
 * @param allWorlds whether all worlds of the package are wanted, beside those named
 * @param features the features whose {@code @unstable} items are there
 * @param allFeatures whether the items of all features are there
 */
public record WitInput(Path path, List<String> worlds, boolean allWorlds, Set<String> features, boolean allFeatures) {

    /**
     * Copies the collections.
     *
     * @param path the file or folder
     * @param worlds the worlds by name
     * @param allWorlds whether all worlds of the package are wanted
     * @param features the features by name
     * @param allFeatures whether all features are wanted
     */
    public WitInput {
        worlds = List.copyOf(worlds);
        features = Collections.unmodifiableSet(new TreeSet<>(features));
    }

    /**
     * Asks for the only world of a package, without features.
     *
     * @param path the file or folder
     * @return the input
     */
    public static WitInput of(Path path) {
        return new WitInput(path, List.of(), false, Set.of(), false);
    }

    /**
     * Names the worlds.
     *
     * @param names the worlds, which replace those named before
     * @return this input with those worlds
     */
    public WitInput withWorlds(List<String> names) {
        return new WitInput(path, names, allWorlds, features, allFeatures);
    }

    /**
     * Asks for all worlds of the package, or no longer.
     *
     * @param all whether all are wanted
     * @return this input with that choice
     */
    public WitInput withAllWorlds(boolean all) {
        return new WitInput(path, worlds, all, features, allFeatures);
    }

    /**
     * Names the features.
     *
     * @param names the features, which replace those named before
     * @return this input with those features
     */
    public WitInput withFeatures(Set<String> names) {
        return new WitInput(path, worlds, allWorlds, names, allFeatures);
    }

    /**
     * Asks for all features, or no longer.
     *
     * @param all whether all are wanted
     * @return this input with that choice
     */
    public WitInput withAllFeatures(boolean all) {
        return new WitInput(path, worlds, allWorlds, features, all);
    }
}
