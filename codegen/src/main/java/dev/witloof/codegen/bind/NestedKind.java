package dev.witloof.codegen.bind;

import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;

/** Which kind of Java type a definition becomes; definitions that become none are a mistake of the caller. */
enum NestedKind implements TypeDefKindVisitor<NameKind> {
    INSTANCE;

    @Override
    public NameKind record(TypeDefKind.Record kind) {
        return NameKind.RECORD;
    }

    @Override
    public NameKind resource(TypeDefKind.Resource kind) {
        return NameKind.RESOURCE;
    }

    @Override
    public NameKind flags(TypeDefKind.Flags kind) {
        return NameKind.FLAGS;
    }

    @Override
    public NameKind variant(TypeDefKind.Variant kind) {
        return NameKind.VARIANT;
    }

    @Override
    public NameKind enumeration(TypeDefKind.Enum kind) {
        return NameKind.ENUM;
    }

    @Override
    public NameKind own(TypeDefKind.Own kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind borrow(TypeDefKind.Borrow kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind tuple(TypeDefKind.Tuple kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind option(TypeDefKind.Option kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind result(TypeDefKind.Result kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind list(TypeDefKind.List kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind fixedLengthList(TypeDefKind.FixedLengthList kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind map(TypeDefKind.Map kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind future(TypeDefKind.Future kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind stream(TypeDefKind.Stream kind) {
        throw noJavaType(kind);
    }

    @Override
    public NameKind alias(TypeDefKind.Alias kind) {
        throw noJavaType(kind);
    }

    private static IllegalArgumentException noJavaType(TypeDefKind kind) {
        return new IllegalArgumentException("no Java type is declared for " + kind);
    }
}
