package dev.witloof.wit.resolve;

import dev.witloof.wit.syntax.Include;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The renamings of an {@code include}: a resource takes the names of its functions along. */
final class Renames {

    private final Map<String, String> aliases = new HashMap<>();

    Renames(List<Include.Rename> renames) {
        renames.forEach(rename ->
                aliases.putIfAbsent(rename.name().text(), rename.alias().text()));
    }

    /** The name after renaming; most names stay. */
    String apply(String name) {
        String subject = subject(name);
        String alias = aliases.get(subject);
        int start = name.indexOf(']') + 1;
        return alias == null ? name : name.substring(0, start) + alias + name.substring(start + subject.length());
    }

    /** What a name is about: {@code r} for {@code [method]r.f}, and itself for a name without a prefix. */
    static String subject(String name) {
        int start = name.indexOf(']') + 1;
        int dot = name.indexOf('.', start);
        return start == 0 ? name : name.substring(start, dot < 0 ? name.length() : dot);
    }
}
