package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import dev.witloof.wit.model.TypeOwner;
import dev.witloof.wit.model.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What it takes to write a type in Java. Aliases are written out, so a few lines of WIT can ask for a type that fills the
 * memory. Not safe for use by several threads.
 */
final class JavaSizes implements TypeDefKindVisitor<Integer> {
    /** The most names of which the Java of a type may consist. */
    static final int MAX_NAMES = 500;

    private static final String OF_PRIMITIVE = "Integer";
    private static final String OF_OTHERS = "Optional<>, ";

    private final Map<TypeDef, Integer> sizes = new HashMap<>();
    private final ToIntFunction<String> measure;
    private final int most;

    private JavaSizes(ToIntFunction<String> measure, int most) {
        this.measure = measure;
        this.most = most;
    }

    /** Counts names. */
    static JavaSizes names() {
        return new JavaSizes(each -> 1, MAX_NAMES + 1);
    }

    /** Counts characters, about. */
    static JavaSizes characters() {
        return new JavaSizes(String::length, Integer.MAX_VALUE / 2);
    }

    /** The size of a type, or the most that is counted. */
    int of(Type type) {
        if (!(type instanceof TypeDef def)) {
            return measure.applyAsInt(OF_PRIMITIVE);
        }
        Integer known = sizes.get(def);
        if (known == null) {
            known = InterfaceBinder.isDeclared(def) ? declared(def) : def.kind().accept(this);
            sizes.put(def, known);
        }
        return known;
    }

    private int declared(TypeDef def) {
        int set = def.kind() instanceof TypeDefKind.Flags ? measure.applyAsInt(OF_OTHERS) : 0;
        return set
                + measure.applyAsInt(def.owner().map(JavaSizes::nameOf).orElse("")
                        + def.name().orElse(""));
    }

    private static String nameOf(TypeOwner owner) {
        return owner instanceof Interface each ? each.name().orElse("") : ((World) owner).name();
    }

    private int of(List<Type> parts) {
        int sum = measure.applyAsInt(OF_OTHERS);
        for (Type part : parts) {
            sum = Math.min(sum + of(part), most);
        }
        return sum;
    }

    private static IllegalStateException named() {
        return new IllegalStateException("a declared type has the size of its name");
    }

    private static List<Type> list(Optional<Type> first, Optional<Type> second) {
        return Stream.of(first, second).flatMap(Optional::stream).toList();
    }

    @Override
    public Integer record(TypeDefKind.Record kind) {
        throw named();
    }

    @Override
    public Integer resource(TypeDefKind.Resource kind) {
        throw named();
    }

    @Override
    public Integer own(TypeDefKind.Own kind) {
        return of(kind.resource());
    }

    @Override
    public Integer borrow(TypeDefKind.Borrow kind) {
        return of(kind.resource());
    }

    @Override
    public Integer flags(TypeDefKind.Flags kind) {
        throw named();
    }

    @Override
    public Integer tuple(TypeDefKind.Tuple kind) {
        return of(kind.types());
    }

    @Override
    public Integer variant(TypeDefKind.Variant kind) {
        throw named();
    }

    @Override
    public Integer enumeration(TypeDefKind.Enum kind) {
        throw named();
    }

    @Override
    public Integer option(TypeDefKind.Option kind) {
        return of(List.of(kind.type()));
    }

    @Override
    public Integer result(TypeDefKind.Result kind) {
        return of(list(kind.ok(), kind.err()));
    }

    @Override
    public Integer list(TypeDefKind.List kind) {
        return of(List.of(kind.type()));
    }

    @Override
    public Integer fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return of(List.of(kind.type()));
    }

    @Override
    public Integer map(TypeDefKind.Map kind) {
        return of(List.of(kind.key(), kind.value()));
    }

    @Override
    public Integer future(TypeDefKind.Future kind) {
        return of(list(kind.type(), Optional.empty()));
    }

    @Override
    public Integer stream(TypeDefKind.Stream kind) {
        return of(list(kind.type(), Optional.empty()));
    }

    @Override
    public Integer alias(TypeDefKind.Alias kind) {
        return of(kind.type());
    }
}
