package dev.witloof.codegen.check;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says how alike two types are. Aliases are their targets, as for components and in Java. A named type that is compared for
 * itself counts as the same as its successor: what changed in it is told there, once.
 */
final class TypeLikeness {

    private record Pair(TypeDef before, TypeDef after) {}

    private final Identities identities;
    private final Set<String> compared;
    private final Map<Pair, Likeness> known = new HashMap<>();

    /**
     * Makes a judge.
     *
     * @param identities what interfaces and worlds are known as
     * @param compared those of the interfaces and worlds that are compared member by member
     */
    TypeLikeness(Identities identities, Set<String> compared) {
        this.identities = identities;
        this.compared = compared;
    }

    Likeness of(Optional<Type> before, Optional<Type> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() && after.isEmpty() ? Likeness.SAME : Likeness.DIFFERENT;
        }
        return of(before.get(), after.get());
    }

    Likeness of(Type before, Type after) {
        Type a = target(before);
        Type b = target(after);
        if (!(a instanceof TypeDef old) || !(b instanceof TypeDef fresh)) {
            return a.equals(b) ? Likeness.SAME : Likeness.DIFFERENT;
        }
        Pair pair = new Pair(old, fresh);
        Likeness found = known.get(pair);
        if (found == null) {
            found = ofDefinitions(old, fresh);
            known.put(pair, found);
        }
        return found;
    }

    private static Type target(Type type) {
        Type at = type;
        while (at instanceof TypeDef def && def.kind() instanceof TypeDefKind.Alias alias) {
            at = alias.type();
        }
        return at;
    }

    private Likeness ofDefinitions(TypeDef before, TypeDef after) {
        boolean sameName = isDeclared(before)
                && before.kind().getClass().equals(after.kind().getClass())
                && path(before).equals(path(after));
        if (sameName && compared.contains(owner(before))) {
            return Likeness.SAME;
        }
        if (before.kind() instanceof TypeDefKind.Resource && after.kind() instanceof TypeDefKind.Resource) {
            return sameName ? Likeness.SAME : Likeness.DIFFERENT;
        }
        Likeness structure = ofKinds(before.kind(), after.kind());
        boolean javaKnowsTheName = isDeclared(before) || isDeclared(after);
        return javaKnowsTheName && !sameName ? structure.and(Likeness.RENAMED) : structure;
    }

    /** Whether the type has a Java type of its own: {@code type x = ...} is what it stands for. */
    private static boolean isDeclared(TypeDef type) {
        return type.kind() instanceof TypeDefKind.Record
                || type.kind() instanceof TypeDefKind.Variant
                || type.kind() instanceof TypeDefKind.Enum
                || type.kind() instanceof TypeDefKind.Flags
                || type.kind() instanceof TypeDefKind.Resource;
    }

    private String path(TypeDef type) {
        return owner(type) + "#" + type.name().orElse("");
    }

    private String owner(TypeDef type) {
        return type.owner().map(identities::of).orElse("");
    }

    private Likeness ofKinds(TypeDefKind before, TypeDefKind after) {
        if (!before.getClass().equals(after.getClass())) {
            return Likeness.DIFFERENT;
        }
        return Parts.labels(before).equals(Parts.labels(after))
                ? ofAll(Parts.types(before), Parts.types(after))
                : Likeness.DIFFERENT;
    }

    private Likeness ofAll(List<Optional<Type>> before, List<Optional<Type>> after) {
        if (before.size() != after.size()) {
            return Likeness.DIFFERENT;
        }
        Likeness all = Likeness.SAME;
        for (int i = 0; i < before.size(); i++) {
            all = all.and(of(before.get(i), after.get(i)));
        }
        return all;
    }
}
