package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers that tell types apart: the same for types that are spelled alike in Java. Not safe for use by several threads. */
final class TypeKeys {
    private final Map<Type, Integer> known = new HashMap<>();
    private final Map<List<Object>, Integer> shapes = new HashMap<>();

    /** The number of a type. */
    int of(Type type) {
        Integer key = known.get(type);
        if (key == null) {
            key = type instanceof TypeDef def ? newKey(def) : number(List.of(type));
            known.put(type, key);
        }
        return key;
    }

    private int newKey(TypeDef def) {
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Alias alias) {
            return of(alias.type());
        }
        if (InterfaceBinder.isDeclared(def)) {
            return number(List.of(def));
        }
        if (kind instanceof TypeDefKind.Handle handle) {
            return number(List.of(kind.getClass(), handle.resource().dealias()));
        }
        long length = kind instanceof TypeDefKind.FixedLengthList list ? list.length() : 0;
        return number(List.of(
                kind.getClass(), length, TypeParts.of(kind).map(this::of).toList()));
    }

    private int number(List<Object> shape) {
        return shapes.computeIfAbsent(shape, each -> shapes.size());
    }
}
