package dev.witloof.wit.decode;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Stability;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a section {@code package-docs} says of one item: its documentation, its gates, and the same of what stands in it. The
 * section is nobody's duty, so what is missing or makes no sense in it is passed over.
 *
 * @param json an object of the section, or its text alone under the key {@code docs}
 */
record ItemDocs(Map<String, Object> json) {
    static final ItemDocs NONE = new ItemDocs(Map.of());

    private static final int MAX_FEATURE = 200;

    /** The object or text under a key. */
    ItemDocs in(String key) {
        Object value = json.get(key);
        if (value instanceof String text) {
            return new ItemDocs(Map.of("docs", text));
        }
        return value instanceof Map<?, ?> map ? new ItemDocs(PackageDocs.object(map)) : NONE;
    }

    /** One item of a kind. */
    ItemDocs in(String kind, String name) {
        return in(kind).in(name);
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    /** The documentation of a part that has nothing else, such as a field. */
    Optional<String> of(String name) {
        return in(name).docs();
    }

    /** The documentation, fit for a comment. */
    Optional<String> docs() {
        return json.get("docs") instanceof String text ? Optional.of(DocText.of(text)) : Optional.empty();
    }

    /** The gates, unless they make no sense in the package. */
    Stability stability(PackageName packageName) {
        ItemDocs gates = in("stability").isEmpty() ? this : in("stability");
        ItemDocs stable = gates.in("stable");
        Optional<Version> since = version(stable.json.get("since"), packageName);
        if (since.isPresent()) {
            return new Stability.Stable(since.get(), version(stable.json.get("deprecated"), packageName));
        }
        ItemDocs unstable = gates.in("unstable");
        if (unstable.json.get("feature") instanceof String feature && isName(feature)) {
            return new Stability.Unstable(feature, version(unstable.json.get("deprecated"), packageName));
        }
        return Stability.UNKNOWN;
    }

    private static boolean isName(String text) {
        return text.length() <= MAX_FEATURE && text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }

    /** A version that the package has reached: gates can name no other. */
    private static Optional<Version> version(@Nullable Object value, PackageName packageName) {
        Optional<Version> version = value instanceof String text ? Version.tryParse(text) : Optional.empty();
        return version.filter(
                v -> packageName.version().filter(own -> v.compareTo(own) <= 0).isPresent());
    }
}
