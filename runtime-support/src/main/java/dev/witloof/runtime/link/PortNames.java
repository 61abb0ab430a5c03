package dev.witloof.runtime.link;

import dev.witloof.component.type.InterfaceName;
import dev.witloof.component.type.Version;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of imports and exports, as they match each other. */
final class PortNames {
    private PortNames() {}

    /**
     * What two names have in common that may stand for each other: the name with its version's track, or the name itself
     * where it is none of an interface.
     */
    static String track(String name) {
        return parse(name).map(InterfaceName::track).orElse(name);
    }

    /** What has the name that another one matches. */
    static <T> Optional<T> find(Map<String, T> named, String name) {
        return match(named.keySet(), name).map(named::get);
    }

    /** Which of some names another one matches: the same, or else the newest on its track. */
    static Optional<String> match(Collection<String> names, String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        String track = track(name);
        String best = null;
        for (String each : names) {
            if (track(each).equals(track) && (best == null || newer(each, best))) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What to add to a message about a name that nothing matches: in which other versions it is there. */
    static String otherVersions(Collection<String> names, String name) {
        List<String> others = names.stream()
                .filter(each -> each.indexOf('@') >= 0 || name.indexOf('@') >= 0)
                .filter(each -> withoutVersion(each).equals(withoutVersion(name)))
                .map(each -> "`" + each + "`")
                .sorted()
                .toList();
        return others.isEmpty() ? "" : "; there is " + String.join(", ", others) + ", which is not compatible with it";
    }

    private static String withoutVersion(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** Whether the first name has a higher version than the second. */
    private static boolean newer(String first, String second) {
        Optional<Version> a = parse(first).flatMap(InterfaceName::version);
        Optional<Version> b = parse(second).flatMap(InterfaceName::version);
        return a.isPresent() && (b.isEmpty() || a.get().compareTo(b.get()) > 0);
    }

    private static Optional<InterfaceName> parse(String name) {
        try {
            return Optional.of(InterfaceName.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
