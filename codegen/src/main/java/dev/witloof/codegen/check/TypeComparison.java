package dev.witloof.codegen.check;

import dev.witloof.codegen.check.Changes.Setting;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the types that go by one name. Components are linked only if their types are equal, so that no part of one can come
 * or go; what Java notices depends on what is generated of the kind.
 */
record TypeComparison(Comparison comparison) {

    private static final Set<Side> COMPONENTS = Set.of(Side.GUESTS, Side.HOSTS);

    private record Part(String name, Optional<Type> type, Span span) {}

    void compare(Setting at, TypeDef before, TypeDef after) {
        TypeDefKind old = before.kind();
        TypeDefKind fresh = after.kind();
        Optional<String> noun = noun(old);
        if (noun.isPresent() && noun.equals(noun(fresh))) {
            parts(at, noun.get(), before, after);
        } else if (old instanceof TypeDefKind.Resource && fresh instanceof TypeDefKind.Resource) {
            // Its functions are compared as functions.
            return;
        } else {
            Likeness likeness = comparison.likeness().of(before, after);
            if (likeness == Likeness.DIFFERENT) {
                comparison.changes().changed(at, before.span(), after.span(), "is another type now", Changes.ALL);
            } else if (likeness == Likeness.RENAMED) {
                comparison
                        .changes()
                        .add(
                                at,
                                Weight.ADDITION,
                                Optional.of(before.span()),
                                Optional.of(after.span()),
                                "stands elsewhere now, with the same structure",
                                Set.of(Side.JAVA));
            }
        }
    }

    private static Optional<String> noun(TypeDefKind kind) {
        if (kind instanceof TypeDefKind.Record) {
            return Optional.of("field");
        }
        if (kind instanceof TypeDefKind.Variant) {
            return Optional.of("case");
        }
        if (kind instanceof TypeDefKind.Enum) {
            return Optional.of("enum case");
        }
        return kind instanceof TypeDefKind.Flags ? Optional.of("flag") : Optional.empty();
    }

    private void parts(Setting at, String noun, TypeDef before, TypeDef after) {
        Changes changes = comparison.changes();
        Named.match(
                parts(before.kind()),
                parts(after.kind()),
                old -> changes.add(
                        at,
                        Weight.BREAKING,
                        Optional.of(old.span()),
                        Optional.of(after.span()),
                        "lost its " + noun + " `" + old.name() + "`",
                        Changes.ALL),
                (old, fresh) -> Retyping.tell(
                        changes,
                        at,
                        "the type of its " + noun + " `" + old.name() + "`",
                        comparison.likeness().of(old.type(), fresh.type()),
                        new Retyping(old.type(), old.span()),
                        new Retyping(fresh.type(), fresh.span())),
                fresh -> changes.add(
                        at,
                        Weight.BREAKING,
                        Optional.of(before.span()),
                        Optional.of(fresh.span()),
                        "has a new " + noun + " `" + fresh.name() + "`",
                        Changes.ALL));
        List<String> old = Parts.labels(before.kind());
        List<String> fresh = Parts.labels(after.kind());
        if (Named.isReordered(old, fresh)) {
            // A record is constructed by position; cases and flags go by their names in Java.
            Set<Side> breaks = noun.equals("field") ? Changes.ALL : COMPONENTS;
            changes.changed(
                    at,
                    before.span(),
                    after.span(),
                    "has its " + (noun.equals("enum case") ? "case" : noun) + "s in another order",
                    breaks);
        }
    }

    private static Map<String, Part> parts(TypeDefKind kind) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (kind instanceof TypeDefKind.Record record) {
            record.fields()
                    .forEach(each ->
                            parts.put(each.name(), new Part(each.name(), Optional.of(each.type()), each.span())));
        } else if (kind instanceof TypeDefKind.Variant variant) {
            variant.cases().forEach(each -> parts.put(each.name(), new Part(each.name(), each.type(), each.span())));
        } else if (kind instanceof TypeDefKind.Enum enumeration) {
            enumeration.cases().forEach(each -> parts.put(each.name(), label(each)));
        } else if (kind instanceof TypeDefKind.Flags flags) {
            flags.flags().forEach(each -> parts.put(each.name(), label(each)));
        }
        return parts;
    }

    private static Part label(TypeDefKind.Label label) {
        return new Part(label.name(), Optional.empty(), label.span());
    }
}
