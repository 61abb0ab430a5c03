package dev.witloof.codegen.check;

import dev.witloof.codegen.check.Changes.Setting;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the functions that go by one name. Components carry the names of parameters, and linking compares them, so that
 * even those cannot change unnoticed.
 */
record FunctionComparison(Comparison comparison) {

    void compare(Setting at, Function before, Function after) {
        Changes changes = comparison.changes();
        if (before.async() != after.async()) {
            String what = after.async() ? "is `async` now" : "is not `async` any more";
            changes.changed(at, before.span(), after.span(), what, Changes.ALL);
        }
        List<String> old = names(before);
        List<String> fresh = names(after);
        if (old.size() == fresh.size()
                && !old.stream()
                        .sorted()
                        .toList()
                        .equals(fresh.stream().sorted().toList())) {
            renamed(at, before.params(), after.params());
        } else if (!old.equals(fresh)) {
            String what = "took (" + String.join(", ", old) + ") and takes (" + String.join(", ", fresh) + ")";
            changes.changed(at, before.span(), after.span(), what, Changes.ALL);
        } else {
            types(at, before.params(), after.params());
        }
        type(at, "its result", before.result(), after.result(), before, after);
        if (!before.externalId().equals(after.externalId())) {
            changes.add(
                    at,
                    Weight.FIX,
                    Optional.of(before.span()),
                    Optional.of(after.span()),
                    "is known to the outside by another name",
                    Set.of());
        }
    }

    private static List<String> names(Function function) {
        return function.params().stream().map(Param::name).toList();
    }

    private void renamed(Setting at, List<Param> before, List<Param> after) {
        for (int i = 0; i < before.size(); i++) {
            Param old = before.get(i);
            Param fresh = after.get(i);
            if (!old.name().equals(fresh.name())) {
                String what = "names its parameter `" + old.name() + "` now `" + fresh.name() + "`";
                comparison.changes().changed(at, old.span(), fresh.span(), what, Set.of(Side.GUESTS, Side.HOSTS));
            }
        }
        types(at, before, after);
    }

    private void types(Setting at, List<Param> before, List<Param> after) {
        for (int i = 0; i < before.size(); i++) {
            Param old = before.get(i);
            Param fresh = after.get(i);
            Likeness likeness = comparison.likeness().of(old.type(), fresh.type());
            tell(at, "the type of its parameter `" + old.name() + "`", likeness, old, fresh);
        }
    }

    private void tell(Setting at, String what, Likeness likeness, Param before, Param after) {
        Retyping.tell(
                comparison.changes(),
                at,
                what,
                likeness,
                new Retyping(Optional.of(before.type()), before.span()),
                new Retyping(Optional.of(after.type()), after.span()));
    }

    private void type(
            Setting at, String what, Optional<Type> old, Optional<Type> fresh, Function before, Function after) {
        Retyping.tell(
                comparison.changes(),
                at,
                what,
                comparison.likeness().of(old, fresh),
                new Retyping(old, before.span()),
                new Retyping(fresh, after.span()));
    }
}
