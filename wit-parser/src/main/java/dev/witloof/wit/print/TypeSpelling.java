package dev.witloof.wit.print;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types where they are used: by their name, or spelled in place. */
final class TypeSpelling implements TypeDefKindVisitor<String> {

    private static final TypeSpelling KINDS = new TypeSpelling();

    private TypeSpelling() {}

    static String of(Type type) {
        if (!(type instanceof TypeDef def)) {
            return type.toString();
        }
        return def.name().map(Ids::of).orElseGet(() -> inPlace(def.kind()));
    }

    /** An owned handle is the resource's name; only behind {@code type name =} that means the resource itself. */
    private static String inPlace(TypeDefKind kind) {
        return kind instanceof TypeDefKind.Own own ? of(own.resource()) : of(kind);
    }

    /** What stands behind {@code type name =}. */
    static String of(TypeDefKind kind) {
        return kind.accept(KINDS);
    }

    @Override
    public String record(TypeDefKind.Record kind) {
        throw declared(kind);
    }

    @Override
    public String resource(TypeDefKind.Resource kind) {
        throw declared(kind);
    }

    @Override
    public String flags(TypeDefKind.Flags kind) {
        throw declared(kind);
    }

    @Override
    public String variant(TypeDefKind.Variant kind) {
        throw declared(kind);
    }

    @Override
    public String enumeration(TypeDefKind.Enum kind) {
        throw declared(kind);
    }

    private static IllegalArgumentException declared(TypeDefKind kind) {
        return new IllegalArgumentException("a type without a name that WIT can only declare: "
                + kind.getClass().getSimpleName());
    }

    @Override
    public String own(TypeDefKind.Own kind) {
        return "own<" + of(kind.resource()) + ">";
    }

    @Override
    public String borrow(TypeDefKind.Borrow kind) {
        return "borrow<" + of(kind.resource()) + ">";
    }

    @Override
    public String tuple(TypeDefKind.Tuple kind) {
        return "tuple" + arguments(kind.types());
    }

    @Override
    public String option(TypeDefKind.Option kind) {
        return "option" + arguments(List.of(kind.type()));
    }

    @Override
    public String result(TypeDefKind.Result kind) {
        if (kind.err().isEmpty()) {
            return "result" + argument(kind.ok());
        }
        return "result<" + kind.ok().map(TypeSpelling::of).orElse("_") + ", "
                + of(kind.err().get()) + ">";
    }

    @Override
    public String list(TypeDefKind.List kind) {
        return "list" + arguments(List.of(kind.type()));
    }

    @Override
    public String fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return "list<" + of(kind.type()) + ", " + kind.length() + ">";
    }

    @Override
    public String map(TypeDefKind.Map kind) {
        return "map" + arguments(List.of(kind.key(), kind.value()));
    }

    @Override
    public String future(TypeDefKind.Future kind) {
        return "future" + argument(kind.type());
    }

    @Override
    public String stream(TypeDefKind.Stream kind) {
        return "stream" + argument(kind.type());
    }

    @Override
    public String alias(TypeDefKind.Alias kind) {
        return of(kind.type());
    }

    private static String argument(Optional<Type> type) {
        return type.map(t -> arguments(List.of(t))).orElse("");
    }

    private static String arguments(List<Type> types) {
        return types.stream().map(TypeSpelling::of).collect(Collectors.joining(", ", "<", ">"));
    }
}
