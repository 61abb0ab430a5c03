package dev.witloof.wit.check;

import dev.witloof.wit.diagnostic.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that have to be strongly unique (component model, Explainer.md, "Name Uniqueness"). */
final class UniqueNames {

    /** A name that was there first. */
    record First(String name, Span span) {}

    private final Map<String, First> names = new HashMap<>();

    /** Adds a name, and comes back with the one that it is the same as, if there is one. */
    Optional<First> add(String name, Span span) {
        return Optional.ofNullable(names.putIfAbsent(canonical(name), new First(name, span)));
    }

    /** {@code r} for {@code [method]r.r}, {@code r.f} for {@code [static]r.f}; all in small letters. */
    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int end = lower.indexOf(']');
        if (end < 0 || lower.startsWith("[constructor]")) {
            return lower;
        }
        String plain = lower.substring(end + 1);
        int dot = plain.indexOf('.');
        return dot >= 0 && plain.substring(0, dot).equals(plain.substring(dot + 1)) ? plain.substring(0, dot) : plain;
    }
}
