package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import dev.witloof.wit.syntax.Extern.Direction;
import dev.witloof.wit.syntax.Id;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a world imports and exports so far, in the order of its text. */
final class WorldDraft {

    private final Problems problems;
    private final Map<WorldKey, WorldItem> imports = new LinkedHashMap<>();
    private final Map<WorldKey, WorldItem> exports = new LinkedHashMap<>();
    // Everything that has a name here, what is gated out included.
    private final Map<WorldKey, Span> importNames = new HashMap<>();
    private final Map<WorldKey, Span> exportNames = new HashMap<>();

    WorldDraft(Problems problems) {
        this.problems = problems;
    }

    Map<WorldKey, WorldItem> imports() {
        return imports;
    }

    Map<WorldKey, WorldItem> exports() {
        return exports;
    }

    Map<WorldKey, WorldItem> items(Direction direction) {
        return direction == Direction.IMPORT ? imports : exports;
    }

    /** Adds something that the world itself says. */
    void add(Direction direction, WorldKey key, WorldItem item, Id name, boolean enabled) {
        if (reserve(direction, key, name) && enabled) {
            items(direction).put(key, item);
        }
    }

    /** Takes a name, or says that it is taken. */
    boolean reserve(Direction direction, WorldKey key, Id name) {
        Map<WorldKey, Span> names = direction == Direction.IMPORT ? importNames : exportNames;
        Span first = names.putIfAbsent(key, name.span());
        if (first != null) {
            problems.add(duplicate(direction, key, name).also(first, "first here"));
        }
        return first == null;
    }

    private static Diagnostic duplicate(Direction direction, WorldKey key, Id name) {
        String verb = direction.keyword() + "ed";
        return key instanceof WorldKey.InterfaceKey
                ? Diagnostic.error(
                        DiagnosticCode.DUPLICATE_EXTERN,
                        name.span(),
                        "interface `" + name.text() + "` is " + verb + " twice")
                : Diagnostic.error(
                        DiagnosticCode.DUPLICATE_NAME,
                        name.span(),
                        "`" + name.text() + "` is " + verb + " twice, or is a type's name too");
    }
}
