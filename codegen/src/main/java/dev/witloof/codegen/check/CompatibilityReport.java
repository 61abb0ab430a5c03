package dev.witloof.codegen.check;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.PackageName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What changed between two versions of a package. Immutable.
 *
 * @param before the old version
 * @param after the new version
 * @param changes the changes: those of interfaces first, then those of worlds, in the order of the old version
 */
public record CompatibilityReport(PackageName before, PackageName after, List<Change> changes) {

    /**
     * Copies the list.
     *
     * @param before see {@link #before()}
     * @param after see {@link #after()}
     * @param changes see {@link #changes()}
     */
    public CompatibilityReport {
        changes = List.copyOf(changes);
    }

    /**
     * Returns how much the changes ask of the next version.
     *
     * @return the weight of the heaviest; {@link Weight#UNSTABLE} if there is none
     */
    public Weight weight() {
        return changes.stream().map(Change::weight).max(Weight::compareTo).orElse(Weight.UNSTABLE);
    }

    /**
     * Returns the least version that may have these changes.
     *
     * @return the version, or nothing if the old version has none
     */
    public Optional<Version> leastVersion() {
        return before.version().map(version -> NextVersion.least(version, weight()));
    }

    /**
     * Says whether the new version may have these changes. A package without a version may have no breaking one, because
     * nothing tells of it.
     *
     * @return whether Semantic Versioning allows them
     */
    public boolean isAllowed() {
        Optional<Version> old = before.version();
        Optional<Version> fresh = after.version();
        if (old.isPresent() && fresh.isPresent()) {
            return NextVersion.isEnough(old.get(), fresh.get(), weight());
        }
        return fresh.isPresent() || weight() != Weight.BREAKING;
    }

    /**
     * Returns what it comes to, on one line.
     *
     * @return how many changes there are, and whether the new version may have them
     */
    public String verdict() {
        String versions = before + " -> " + version(after);
        if (changes.isEmpty()) {
            return versions + ": nothing changed";
        }
        String asked = " (" + asked() + ")";
        return versions + ": " + counts() + (isAllowed() ? ": allowed" : ": not allowed") + asked;
    }

    private static String version(PackageName name) {
        return name.version().map(Version::toString).orElse("no version");
    }

    private String asked() {
        if (before.version().isEmpty()) {
            return after.version().isPresent() ? "the first version" : "without a version nothing tells of what breaks";
        }
        Version old = before.version().get();
        if (old.prerelease().isPresent()) {
            return "any later version, because `" + old + "` is a prerelease";
        }
        return "at least " + NextVersion.least(old, weight());
    }

    private String counts() {
        return Arrays.stream(Weight.values())
                .sorted((a, b) -> b.compareTo(a))
                .filter(weight -> count(weight) > 0)
                .map(weight -> count(weight) + " " + noun(weight))
                .collect(Collectors.joining(", "));
    }

    private String noun(Weight weight) {
        return switch (weight) {
            case ADDITION -> count(weight) == 1 ? "addition" : "additions";
            case FIX -> count(weight) == 1 ? "fix" : "fixes";
            case BREAKING, UNSTABLE -> weight.label();
        };
    }

    private long count(Weight weight) {
        return changes.stream().filter(change -> change.weight() == weight).count();
    }

    /**
     * Returns all of it as text.
     *
     * @return a line for each change, and the verdict; each line ends with {@code \n}
     */
    public String text() {
        StringBuilder out = new StringBuilder();
        changes.forEach(change -> out.append(change).append('\n'));
        return out.append(verdict()).append('\n').toString();
    }
}
