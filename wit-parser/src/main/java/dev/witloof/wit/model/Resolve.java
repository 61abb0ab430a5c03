package dev.witloof.wit.model;

import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What WIT text means: the package that was asked for and all that it depends on. Immutable, thread-safe.
 */
public final class Resolve {

    private final Map<PackageName, WitPackage> packages;
    private final WitPackage rootPackage;
    private final List<SourceFile> sources;

    /**
     * Makes a model.
     *
     * @param packages all packages by name, each after those it depends on
     * @param root the name of the package that was asked for, one of {@code packages}
     * @param sources the files that were read
     */
    public Resolve(Map<PackageName, WitPackage> packages, PackageName root, List<SourceFile> sources) {
        WitPackage found = packages.get(root);
        if (found == null) {
            throw new IllegalArgumentException("no package " + root + " in " + packages.keySet());
        }
        this.packages = Ordered.copyOf(packages);
        this.rootPackage = found;
        this.sources = List.copyOf(sources);
    }

    /**
     * Returns all packages.
     *
     * @return the packages by name, each after those it depends on
     */
    public Map<PackageName, WitPackage> packages() {
        return packages;
    }

    /**
     * Returns the package that was asked for.
     *
     * @return the package of the file or folder itself, not of its {@code deps}
     */
    public WitPackage rootPackage() {
        return rootPackage;
    }

    /**
     * Returns what was read, so that a build can tell whether anything changed.
     *
     * @return the files in the order in which they were read
     */
    public List<SourceFile> sources() {
        return sources;
    }

    /**
     * Finds a world.
     *
     * @param name {@code world} of the root package; {@code ns:pkg/world} or {@code ns:pkg/world@version} of any package,
     *     where the version may be left out if there is only one; nothing if the root package has one world only
     * @return the world
     * @throws ResolveException if there is no such world, or more than one; the message names those there are
     */
    public World selectWorld(Optional<String> name) throws ResolveException {
        return new WorldSelection(this).select(name);
    }
}
