package dev.witloof.codegen.check;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.WitPackage;

/**
 * Compares two versions of a WIT package.
 *
 * <p>Both are to be loaded with all features: what is behind a feature is compared too, and told as unstable, of which
 * versions promise nothing. An interface that worlds of the package import is implemented by hosts, one that they export by
 * guests, and one that no world mentions counts as imported. Aliases count as their targets. Documentation, {@code @since}
 * and the order of functions are not compared: nothing depends on them.
 *
 * <p>What links is what {@code witloof-runtime} links: interfaces are found by their names and the versions that may stand
 * for each other, functions by their names, and their types must be equal, names of parameters included.
 *
 * <p>Stateless and thread-safe.
 */
public final class Compatibility {

    private Compatibility() {}

    /**
     * Compares.
     *
     * @param before the old version
     * @param after the new version
     * @return what changed
     * @throws IllegalArgumentException if these are not an older and a newer version of one package: the message says what
     *     they are
     */
    public static CompatibilityReport compare(WitPackage before, WitPackage after) {
        PackageName old = before.name();
        PackageName fresh = after.name();
        if (!old.unversioned().equals(fresh.unversioned())) {
            throw new IllegalArgumentException(
                    "`" + old + "` and `" + fresh + "` are two packages: wanted two versions of one");
        }
        if (old.version().isPresent()
                && fresh.version().isPresent()
                && isOlder(fresh.version().get(), old.version().get())) {
            throw new IllegalArgumentException(
                    "`" + fresh + "` is older than `" + old + "`: wanted the old version first");
        }
        return new CompatibilityReport(old, fresh, new PackageComparison(before, after).changes());
    }

    private static boolean isOlder(Version version, Version than) {
        return version.compareTo(than) < 0;
    }
}
