package dev.witloof.component.type;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a package as Semantic Versioning 2.0 defines it.
 *
 * <p>Versions are ordered by their precedence, and those of equal precedence by their build metadata as text.
 *
 * @param major the major version, at least 0
 * @param minor the minor version, at least 0
 * @param patch the patch version, at least 0
 * @param prerelease what follows the hyphen: identifiers separated by dots
 * @param build what follows the plus sign: identifiers separated by dots
 */
public record Version(long major, long minor, long patch, Optional<String> prerelease, Optional<String> build)
        implements Comparable<Version> {
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    // Numbers come last: nothing that follows brings one back that was the beginning of `1-a`.
    private static final String PRERELEASE_PART = "(?:[0-9]*+[A-Za-z-][0-9A-Za-z-]*+|0|[1-9][0-9]*+)";
    private static final Pattern PRERELEASE = Pattern.compile(PRERELEASE_PART + "(?:\\." + PRERELEASE_PART + ")*+");
    private static final Pattern BUILD = Pattern.compile("[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+");
    private static final Pattern VERSION = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-([0-9A-Za-z.-]++))?+(?:\\+([0-9A-Za-z.-]++))?+");

    private static final Comparator<Version> ORDER = Comparator.comparingLong(Version::major)
            .thenComparingLong(Version::minor)
            .thenComparingLong(Version::patch)
            .thenComparing(Version::prerelease, Version::comparePrereleases)
            .thenComparing(version -> version.build().orElse(""));

    /**
     * Checks the parts.
     *
     * @param major the major version
     * @param minor the minor version
     * @param patch the patch version
     * @param prerelease what follows the hyphen
     * @param build what follows the plus sign
     * @throws IllegalArgumentException if a number is negative or a text is not as Semantic Versioning wants it
     */
    public Version {
        if (major < 0 || minor < 0 || patch < 0 || !areValid(prerelease, build)) {
            throw noVersion(text(major, minor, patch, prerelease, build));
        }
    }

    /**
     * Parses a version.
     *
     * @param text for example {@code 0.2.0-draft}
     * @return the version
     * @throws IllegalArgumentException if the text is not a semantic version, or a number of it has more than 18 digits
     */
    public static Version parse(String text) {
        return tryParse(text).orElseThrow(() -> noVersion(text));
    }

    /**
     * Parses a version, if the text is one.
     *
     * @param text for example {@code 0.2.0-draft}
     * @return the version, or nothing if the text is not a semantic version, or a number of it has more than 18 digits
     */
    public static Optional<Version> tryParse(String text) {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> prerelease = Optional.ofNullable(matcher.group(4));
        Optional<String> build = Optional.ofNullable(matcher.group(5));
        return areValid(prerelease, build)
                ? Optional.of(new Version(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        prerelease,
                        build))
                : Optional.empty();
    }

    private static boolean areValid(Optional<String> prerelease, Optional<String> build) {
        return prerelease.map(text -> PRERELEASE.matcher(text).matches()).orElse(true)
                && build.map(text -> BUILD.matcher(text).matches()).orElse(true);
    }

    private static IllegalArgumentException noVersion(String text) {
        return new IllegalArgumentException(
                "`" + Labels.abbreviate(text) + "` is no version like `1.2.3` or `0.2.0-rc.1`");
    }

    /**
     * What versions that may stand for each other have in common: the parts up to the first that is not zero. A prerelease
     * and a version {@code 0.0.x} stand only for themselves.
     *
     * @return for example {@code "1"} for {@code 1.2.3} and {@code "0.2"} for {@code 0.2.6}, otherwise the whole version
     */
    public String track() {
        if (prerelease.isPresent() || (major == 0 && minor == 0)) {
            return toString();
        }
        return major > 0 ? Long.toString(major) : "0." + minor;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /**
     * The version as text.
     *
     * @return what {@link #parse} takes
     */
    @Override
    public String toString() {
        return text(major, minor, patch, prerelease, build);
    }

    private static String text(
            long major, long minor, long patch, Optional<String> prerelease, Optional<String> build) {
        return major + "." + minor + "." + patch
                + prerelease.map(text -> "-" + text).orElse("")
                + build.map(text -> "+" + text).orElse("");
    }

    private static int comparePrereleases(Optional<String> a, Optional<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] left = a.get().split("\\.", -1);
        String[] right = b.get().split("\\.", -1);
        for (int i = 0; i < left.length && i < right.length; i++) {
            int order = compareIdentifiers(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int compareIdentifiers(String a, String b) {
        boolean leftIsNumber = isNumber(a);
        boolean rightIsNumber = isNumber(b);
        if (leftIsNumber && rightIsNumber && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return leftIsNumber == rightIsNumber ? a.compareTo(b) : leftIsNumber ? -1 : 1;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
