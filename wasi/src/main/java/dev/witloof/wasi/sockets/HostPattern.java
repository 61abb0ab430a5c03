package dev.witloof.wasi.sockets;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern of names: a name, {@code *.example.com} for all names that end so, or {@code *} for all. Immutable.
 *
 * @param text the pattern, in lower case
 */
public record HostPattern(String text) {
    private static final Pattern FORM =
            Pattern.compile("\\*|(\\*\\.)?[a-z0-9_]([a-z0-9_-]*)(\\.[a-z0-9_][a-z0-9_-]*)*");

    /**
     * Checks the pattern.
     *
     * @param text the pattern
     * @throws IllegalArgumentException if it is none
     */
    public HostPattern {
        text = text.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "found the host `" + text + "`; wanted is a name such as db.example.com, *.example.com, or *");
        }
    }

    /**
     * Whether the pattern covers a name.
     *
     * @param name a name, in upper or lower case
     * @return true if it does
     */
    public boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isAny() || (text.startsWith("*.") ? lower.endsWith(text.substring(1)) : lower.equals(text));
    }

    boolean isAny() {
        return text.equals("*");
    }
}
