package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeParts;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What tells types apart: keys that are equal for types that are spelled alike. As long as {@link JavaSizes} lets types be.
 * Not safe for use by several threads.
 */
final class TypeKeys {
    private final Map<TypeDef, String> keys = new HashMap<>();
    private final Map<TypeDef, Integer> numbers = new HashMap<>();

    /** The key of a type. */
    String of(Type type) {
        if (!(type instanceof TypeDef def)) {
            return type.toString();
        }
        String known = keys.get(def);
        if (known == null) {
            known = newKey(def);
            keys.put(def, known);
        }
        return known;
    }

    private String newKey(TypeDef def) {
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Alias alias) {
            return of(alias.type());
        }
        if (kind instanceof TypeDefKind.Handle handle) {
            return kind.getClass().getSimpleName() + number(handle.resource().dealias());
        }
        if (InterfaceBinder.isDeclared(def)) {
            return "#" + number(def);
        }
        String length = kind instanceof TypeDefKind.FixedLengthList list ? ", " + list.length() : "";
        return kind.getClass().getSimpleName()
                + TypeParts.of(kind).map(this::of).collect(Collectors.joining(", ", "<", length + ">"));
    }

    private int number(TypeDef def) {
        return numbers.computeIfAbsent(def, each -> numbers.size());
    }
}
