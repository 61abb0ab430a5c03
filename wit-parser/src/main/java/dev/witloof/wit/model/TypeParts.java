package dev.witloof.wit.model;

import java.util.Optional;
import java.util.stream.Stream;

/** The types that a type is made of. Stateless and thread-safe. */
public final class TypeParts implements TypeDefKindVisitor<Stream<Type>> {

    private static final TypeParts PARTS = new TypeParts();

    private TypeParts() {}

    /**
     * Returns the types that a kind is made of. The resource of a handle is no part of it.
     *
     * @param kind the kind
     * @return its parts in order
     */
    public static Stream<Type> of(TypeDefKind kind) {
        return kind.accept(PARTS);
    }

    @Override
    public Stream<Type> record(TypeDefKind.Record kind) {
        return kind.fields().stream().map(TypeDefKind.Field::type);
    }

    @Override
    public Stream<Type> resource(TypeDefKind.Resource kind) {
        return Stream.empty();
    }

    @Override
    public Stream<Type> own(TypeDefKind.Own kind) {
        return Stream.empty();
    }

    @Override
    public Stream<Type> borrow(TypeDefKind.Borrow kind) {
        return Stream.empty();
    }

    @Override
    public Stream<Type> flags(TypeDefKind.Flags kind) {
        return Stream.empty();
    }

    @Override
    public Stream<Type> tuple(TypeDefKind.Tuple kind) {
        return kind.types().stream();
    }

    @Override
    public Stream<Type> variant(TypeDefKind.Variant kind) {
        return kind.cases().stream().flatMap(c -> c.type().stream());
    }

    @Override
    public Stream<Type> enumeration(TypeDefKind.Enum kind) {
        return Stream.empty();
    }

    @Override
    public Stream<Type> option(TypeDefKind.Option kind) {
        return Stream.of(kind.type());
    }

    @Override
    public Stream<Type> result(TypeDefKind.Result kind) {
        return Stream.of(kind.ok(), kind.err()).flatMap(Optional::stream);
    }

    @Override
    public Stream<Type> list(TypeDefKind.List kind) {
        return Stream.of(kind.type());
    }

    @Override
    public Stream<Type> fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return Stream.of(kind.type());
    }

    @Override
    public Stream<Type> map(TypeDefKind.Map kind) {
        return Stream.of(kind.key(), kind.value());
    }

    @Override
    public Stream<Type> future(TypeDefKind.Future kind) {
        return kind.type().stream();
    }

    @Override
    public Stream<Type> stream(TypeDefKind.Stream kind) {
        return kind.type().stream();
    }

    @Override
    public Stream<Type> alias(TypeDefKind.Alias kind) {
        return Stream.of(kind.type());
    }
}
