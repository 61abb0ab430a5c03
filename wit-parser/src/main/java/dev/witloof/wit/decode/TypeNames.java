package dev.witloof.wit.decode;

import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which types have a name by now, and where: a type is a name that was given to it, or the one that it is an alias of has. */
final class TypeNames {
    private final Work work;
    private final IdentityHashMap<TypeNode, TypeDef> named = new IdentityHashMap<>();
    private final IdentityHashMap<TypeDef, Draft> owners = new IdentityHashMap<>();

    TypeNames(Work work) {
        this.work = work;
    }

    /** The nearest name of a type along its aliases. */
    Optional<TypeDef> find(TypeNode type) {
        TypeNode node = type;
        while (true) {
            work.step();
            TypeDef found = named.get(node);
            if (found != null) {
                return Optional.of(found);
            }
            if (!(node instanceof TypeNode.Alias alias)) {
                return Optional.empty();
            }
            node = alias.target();
        }
    }

    /** Names a type. What has a name of its own already keeps it, and has another one in this place. */
    void name(TypeNode type, TypeDef def, Draft owner) {
        named.putIfAbsent(type, def);
        owners.put(def, owner);
    }

    /** The definition of a draft that stands for one of another: there, an interface uses it. */
    TypeDef within(Draft draft, TypeDef found, String place) {
        Draft owner = owners.get(found);
        if (owner == draft) {
            return found;
        }
        TypeDefKind alias = new TypeDefKind.Alias(found);
        for (TypeDef own : draft.types().values()) {
            work.step();
            if (own.kind().equals(alias)) {
                return own;
            }
        }
        requireReferable(found, place);
        String name = freeName(draft, found.name().orElseThrow());
        TypeDef used = new TypeDef(
                name,
                alias,
                Optional.empty(),
                ItemDocs.NONE.stability(draft.packageName()),
                Optional.empty(),
                Draft.NOWHERE);
        draft.types().put(name, used);
        owners.put(used, draft);
        return used;
    }

    /** Checks that another interface or world can use a type. */
    void requireReferable(TypeDef found, String place) {
        @Nullable Draft owner = owners.get(found);
        if (owner == null || !owner.isReferable()) {
            throw new WitDecodeException(
                    place,
                    "type `" + found + "` of " + (owner == null ? "nothing" : owner),
                    "types of interfaces that have a name, which are all that can be used elsewhere");
        }
    }

    private static String freeName(Draft draft, String name) {
        String free = name;
        for (int i = 2; draft.types().containsKey(free) || draft.functions().containsKey(free); i++) {
            free = name + i;
        }
        return free;
    }

    Optional<Draft> owner(TypeDef def) {
        return Optional.ofNullable(owners.get(def));
    }
}
