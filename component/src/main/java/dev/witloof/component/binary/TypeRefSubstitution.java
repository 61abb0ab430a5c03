package dev.witloof.component.binary;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what a component is given in the place of what it imports, throughout the types of its exports. */
final class TypeRefSubstitution {
    private final ReadContext context;
    private final IdentityHashMap<TypeRef, TypeRef> replacements = new IdentityHashMap<>();

    TypeRefSubstitution(ReadContext context) {
        this.context = context;
    }

    /** Puts what is given in the place of an import, and what it exports in the place of the import's exports. */
    void put(TypeRef imported, TypeRef given) {
        context.spend(1);
        if (imported != given && !imported.nameable().isEmpty()) {
            replacements.put(imported, given);
        }
        imported.exports().forEach((name, export) -> {
            TypeRef other = given.exports().get(name);
            if (other != null) {
                put(export, other);
            }
        });
    }

    /** A type with all replacements made; itself if there are none in it. */
    TypeRef apply(TypeRef type) {
        if (replacements.isEmpty()) {
            return type;
        }
        TypeRef known = replacements.get(type);
        if (known != null) {
            return known;
        }
        context.spend(1
                + type.parts().size()
                + type.imports().size()
                + (long) type.exports().size());
        TypeRef replaced = rewrite(type);
        replacements.put(type, replaced);
        return replaced;
    }

    private TypeRef rewrite(TypeRef type) {
        List<TypeRef> parts = new ArrayList<>();
        boolean changed = false;
        for (TypeRef part : type.parts()) {
            TypeRef other = apply(part);
            changed |= other != part;
            parts.add(other);
        }
        Map<String, TypeRef> imports = apply(type.imports());
        Map<String, TypeRef> exports = apply(type.exports());
        changed |= imports != type.imports() || exports != type.exports();
        return changed ? type.with(List.copyOf(parts), imports, exports) : type;
    }

    /** Types by name, with all replacements made. */
    Map<String, TypeRef> apply(Map<String, TypeRef> types) {
        Map<String, TypeRef> all = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<String, TypeRef> entry : types.entrySet()) {
            TypeRef other = apply(entry.getValue());
            changed |= other != entry.getValue();
            all.put(entry.getKey(), other);
        }
        return changed ? all : types;
    }
}
