package dev.witloof.codegen.check;

import dev.witloof.codegen.check.Changes.Setting;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place that has a type in one version, for telling that it has another one in the other.
 *
 * @param type the type, if it has one
 * @param span the place
 */
record Retyping(Optional<Type> type, Span span) {

    static void tell(Changes changes, Setting at, String what, Likeness likeness, Retyping before, Retyping after) {
        String old = before.text();
        String fresh = after.text();
        String from = old.equals(fresh) ? "" : ", from `" + old + "` to `" + fresh + "`";
        if (likeness == Likeness.DIFFERENT) {
            changes.changed(at, before.span(), after.span(), "changes " + what + from, Changes.ALL);
        } else if (likeness == Likeness.RENAMED) {
            changes.add(
                    at,
                    Weight.ADDITION,
                    Optional.of(before.span()),
                    Optional.of(after.span()),
                    "changes " + what + from + ", of the same structure",
                    Set.of(Side.JAVA));
        }
    }

    private String text() {
        return type.map(Retyping::spelled).orElse("nothing");
    }

    private static String spelled(Type type) {
        if (!(type instanceof TypeDef def)) {
            return type.toString();
        }
        if (def.name().isPresent()) {
            return def.name().get();
        }
        String kind = def.kind().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        List<String> arguments = new ArrayList<>();
        Parts.types(def.kind())
                .forEach(part -> arguments.add(part.map(Retyping::spelled).orElse("_")));
        return switch (kind) {
            case "own" -> arguments.get(0);
            case "fixedlengthlist" ->
                "list<" + arguments.get(0) + ", " + Parts.labels(def.kind()).get(0) + ">";
            default -> arguments.isEmpty() ? kind : kind + "<" + String.join(", ", arguments) + ">";
        };
    }
}
