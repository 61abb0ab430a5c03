package dev.witloof.wit.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version, as <a href="https://semver.org">semver.org</a> defines it.
 *
 * <p>The order is semver's precedence. Build metadata, which semver leaves out of it, decides last, so that the order
 * agrees with {@code equals}.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @param prerelease what follows {@code -}, without it, or an empty string
 * @param build what follows {@code +}, without it, or an empty string
 */
public record Version(long major, long minor, long patch, String prerelease, String build)
        implements Comparable<Version> {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PRERELEASE_PART = "(?:0|[1-9][0-9]*+(?![0-9A-Za-z-])|[0-9]*+[A-Za-z-][0-9A-Za-z-]*+)";
    private static final String BUILD_PART = "[0-9A-Za-z-]++";
    private static final Pattern SYNTAX = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-("
            + PRERELEASE_PART + "(?:\\." + PRERELEASE_PART + ")*+))?(?:\\+(" + BUILD_PART + "(?:\\." + BUILD_PART
            + ")*+))?");

    /** How long a version may be: it is matched by a regular expression, whose stack grows with its parts. */
    private static final int MAX_LENGTH = 256;

    /**
     * Reads a version.
     *
     * @param text the text, such as {@code 0.2.0-draft}
     * @return the version, or nothing if the text is none: no three numbers, a leading zero, an empty part, a number
     *     above 2<sup>63</sup>-1, more than 256 characters
     */
    public static Optional<Version> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Version(
                    Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    Optional.ofNullable(matcher.group(4)).orElse(""),
                    Optional.ofNullable(matcher.group(5)).orElse("")));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Version other) {
        int result = Long.compare(major, other.major);
        result = result != 0 ? result : Long.compare(minor, other.minor);
        result = result != 0 ? result : Long.compare(patch, other.patch);
        result = result != 0 ? result : comparePrerelease(prerelease, other.prerelease);
        return result != 0 ? result : build.compareTo(other.build);
    }

    private static int comparePrerelease(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        List<String> left = List.of(a.split("\\."));
        List<String> right = List.of(b.split("\\."));
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int result = comparePart(left.get(i), right.get(i));
            if (result != 0) {
                return result;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int comparePart(String a, String b) {
        boolean numeric = isNumber(a);
        if (numeric != isNumber(b)) {
            return numeric ? -1 : 1;
        }
        if (numeric && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return a.compareTo(b);
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Returns the version as it is written.
     *
     * @return such as {@code 0.2.0-draft+5}
     */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (build.isEmpty() ? "" : "+" + build);
    }
}
