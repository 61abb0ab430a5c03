package dev.witloof.wit.resolve;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeParts;
import java.util.IdentityHashMap;

/**
 * What is known of types from their parts, worked out once per type when its parts are known: so that no question about
 * a type walks through it again, which for a type that names another one twice, and that another one twice, would never
 * end.
 */
final class TypeFacts {

    /** How deep types may nest, names included: everything that walks through a type may do so by recursion. */
    static final int MAX_DEPTH = 500;

    /** How many types a type may be made of when written out, as in the reference's validation of components. */
    static final long MAX_SIZE = 1_000_000;

    private static final Facts LEAF = new Facts(false, 1, 1);

    private record Facts(boolean borrows, int depth, long size) {}

    private final IdentityHashMap<TypeDef, Facts> known = new IdentityHashMap<>();

    /**
     * Takes note of a type.
     *
     * @param def the type; its parts have been noted
     * @return whether it keeps within the limits; if not, it counts as small from now on
     */
    boolean note(TypeDef def) {
        boolean borrows = def.kind() instanceof TypeDefKind.Borrow;
        int depth = 0;
        long size = 1;
        for (Type part : (Iterable<Type>) TypeParts.of(def.kind())::iterator) {
            Facts facts = part instanceof TypeDef other ? known.getOrDefault(other, LEAF) : LEAF;
            borrows |= facts.borrows;
            depth = Math.max(depth, facts.depth);
            size += facts.size;
        }
        boolean within = depth < MAX_DEPTH && size <= MAX_SIZE;
        known.put(def, within ? new Facts(borrows, depth + 1, size) : new Facts(borrows, 1, 1));
        return within;
    }

    boolean borrows(Type type) {
        return type instanceof TypeDef def && known.getOrDefault(def, LEAF).borrows;
    }
}
