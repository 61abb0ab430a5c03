package dev.witloof.docs;

import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The places of one page that links lead to. */
final class Anchors {

    /** Longer names are cut: each thing's place starts with that of what it is in, and a page has many things. */
    private static final int LONGEST = 100;

    private final IdentityHashMap<Object, String> ids = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Names a place after what stands there: in letters, digits, dots and hyphens, and only once in the page. */
    String add(Object thing, String name) {
        String id = unique(name);
        ids.put(thing, id);
        return id;
    }

    /** A place that nothing in the page refers to. */
    String unique(String name) {
        String cut = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
        String base = cut.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-+|-+$", "");
        String id = base;
        // Case does not count: browsers fall back on it, and some Markdown renderers fold it.
        while (!taken.add(id.toLowerCase(Locale.ROOT))) {
            id = base + "-" + counts.merge(base, 1, Integer::sum);
        }
        return id;
    }

    /** The place of something, if it is in the page. */
    Optional<String> find(Object thing) {
        return Optional.ofNullable(ids.get(thing));
    }

    /** The place of something that was added. */
    String get(Object thing) {
        return find(thing).orElseThrow(() -> new IllegalArgumentException("not in the page: " + thing));
    }

    /** The place of a type: where it is defined, rather than where a {@code use} brings it in. */
    Optional<String> findType(TypeDef type) {
        TypeDef at = type;
        while (find(at).isEmpty()
                && at.kind() instanceof TypeDefKind.Alias alias
                && alias.type() instanceof TypeDef next) {
            at = next;
        }
        return find(at);
    }
}
