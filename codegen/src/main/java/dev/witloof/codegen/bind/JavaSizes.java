package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many names it takes to write a type in Java. Aliases are written out, so a few lines of WIT can ask for a type that
 * fills the memory.
 */
final class JavaSizes implements TypeDefKindVisitor<Integer> {
    /** The most names that are written. */
    static final int MAX = 500;

    private final Map<TypeDef, Integer> sizes = new HashMap<>();

    boolean tooLarge(TypeDef def) {
        return size(def) > MAX;
    }

    private int size(Type type) {
        if (!(type instanceof TypeDef def)) {
            return 1;
        }
        Integer known = sizes.get(def);
        if (known == null) {
            known = Math.min(def.kind().accept(this), MAX + 1);
            sizes.put(def, known);
        }
        return known;
    }

    private int size(List<Type> parts) {
        int sum = 1;
        for (Type part : parts) {
            sum = Math.min(sum + size(part), MAX + 1);
        }
        return sum;
    }

    private static List<Type> list(Optional<Type> first, Optional<Type> second) {
        return Stream.of(first, second).flatMap(Optional::stream).toList();
    }

    @Override
    public Integer record(TypeDefKind.Record kind) {
        return 1;
    }

    @Override
    public Integer resource(TypeDefKind.Resource kind) {
        return 1;
    }

    @Override
    public Integer own(TypeDefKind.Own kind) {
        return 1;
    }

    @Override
    public Integer borrow(TypeDefKind.Borrow kind) {
        return 1;
    }

    @Override
    public Integer flags(TypeDefKind.Flags kind) {
        return 2;
    }

    @Override
    public Integer tuple(TypeDefKind.Tuple kind) {
        return size(kind.types());
    }

    @Override
    public Integer variant(TypeDefKind.Variant kind) {
        return 1;
    }

    @Override
    public Integer enumeration(TypeDefKind.Enum kind) {
        return 1;
    }

    @Override
    public Integer option(TypeDefKind.Option kind) {
        return size(List.of(kind.type()));
    }

    @Override
    public Integer result(TypeDefKind.Result kind) {
        return size(list(kind.ok(), kind.err()));
    }

    @Override
    public Integer list(TypeDefKind.List kind) {
        return size(List.of(kind.type()));
    }

    @Override
    public Integer fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return size(List.of(kind.type()));
    }

    @Override
    public Integer map(TypeDefKind.Map kind) {
        return size(List.of(kind.key(), kind.value()));
    }

    @Override
    public Integer future(TypeDefKind.Future kind) {
        return size(list(kind.type(), Optional.empty()));
    }

    @Override
    public Integer stream(TypeDefKind.Stream kind) {
        return size(list(kind.type(), Optional.empty()));
    }

    @Override
    public Integer alias(TypeDefKind.Alias kind) {
        return size(kind.type());
    }
}
