package dev.witloof.codegen.check;

import dev.witloof.component.type.Version;
import java.util.Optional;

/**
 * What Semantic Versioning 2.0 asks of the version after a change. In {@code 0.x}, the minor version is what the major one is
 * later, as for the versions that components are linked by; in {@code 0.0.x}, so is the patch. Prereleases promise nothing.
 */
final class NextVersion {

    private NextVersion() {}

    /** The least version that may follow. */
    static Version least(Version before, Weight weight) {
        if (before.prerelease().isPresent()) {
            return release(before.major(), before.minor(), before.patch());
        }
        if (weight == Weight.UNSTABLE) {
            return before;
        }
        boolean breaking = weight == Weight.BREAKING;
        if (before.major() > 0 && breaking) {
            return release(before.major() + 1, 0, 0);
        }
        if ((before.major() > 0 && weight == Weight.ADDITION) || (before.minor() > 0 && breaking)) {
            return release(before.major(), before.minor() + 1, 0);
        }
        return release(before.major(), before.minor(), before.patch() + 1);
    }

    /** Whether a version, not older, is enough for a change. */
    static boolean isEnough(Version before, Version after, Weight weight) {
        if (weight == Weight.UNSTABLE) {
            return true;
        }
        if (before.prerelease().isPresent()) {
            return !before.equals(after);
        }
        // A prerelease of the version that is asked for is on the way to it.
        return release(after.major(), after.minor(), after.patch()).compareTo(least(before, weight)) >= 0;
    }

    private static Version release(long major, long minor, long patch) {
        return new Version(major, minor, patch, Optional.empty(), Optional.empty());
    }
}
