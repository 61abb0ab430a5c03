package dev.witloof.codegen.check;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the kinds of types are made of. */
final class Parts {

    private Parts() {}

    /** The names of its parts in order, and its length if it is a list that has one. */
    static List<String> labels(TypeDefKind kind) {
        if (kind instanceof TypeDefKind.Record record) {
            return record.fields().stream().map(TypeDefKind.Field::name).toList();
        }
        if (kind instanceof TypeDefKind.Variant variant) {
            return variant.cases().stream().map(TypeDefKind.Case::name).toList();
        }
        if (kind instanceof TypeDefKind.Enum enumeration) {
            return enumeration.cases().stream().map(TypeDefKind.Label::name).toList();
        }
        if (kind instanceof TypeDefKind.Flags flags) {
            return flags.flags().stream().map(TypeDefKind.Label::name).toList();
        }
        return kind instanceof TypeDefKind.FixedLengthList list ? List.of(Long.toString(list.length())) : List.of();
    }

    /** The types of its parts in order. */
    static List<Optional<Type>> types(TypeDefKind kind) {
        return kind.accept(new Types());
    }

    private static final class Types implements TypeDefKindVisitor<List<Optional<Type>>> {

        private static List<Optional<Type>> of(Type... types) {
            return present(List.of(types));
        }

        private static List<Optional<Type>> present(List<? extends Type> types) {
            List<Optional<Type>> present = new ArrayList<>();
            types.forEach(type -> present.add(Optional.of(type)));
            return present;
        }

        @Override
        public List<Optional<Type>> record(TypeDefKind.Record kind) {
            return present(kind.fields().stream().map(TypeDefKind.Field::type).toList());
        }

        @Override
        public List<Optional<Type>> resource(TypeDefKind.Resource kind) {
            return List.of();
        }

        @Override
        public List<Optional<Type>> own(TypeDefKind.Own kind) {
            return of(kind.resource());
        }

        @Override
        public List<Optional<Type>> borrow(TypeDefKind.Borrow kind) {
            return of(kind.resource());
        }

        @Override
        public List<Optional<Type>> flags(TypeDefKind.Flags kind) {
            return List.of();
        }

        @Override
        public List<Optional<Type>> tuple(TypeDefKind.Tuple kind) {
            return present(kind.types());
        }

        @Override
        public List<Optional<Type>> variant(TypeDefKind.Variant kind) {
            return kind.cases().stream().map(TypeDefKind.Case::type).toList();
        }

        @Override
        public List<Optional<Type>> enumeration(TypeDefKind.Enum kind) {
            return List.of();
        }

        @Override
        public List<Optional<Type>> option(TypeDefKind.Option kind) {
            return of(kind.type());
        }

        @Override
        public List<Optional<Type>> result(TypeDefKind.Result kind) {
            return List.of(kind.ok(), kind.err());
        }

        @Override
        public List<Optional<Type>> list(TypeDefKind.List kind) {
            return of(kind.type());
        }

        @Override
        public List<Optional<Type>> fixedLengthList(TypeDefKind.FixedLengthList kind) {
            return of(kind.type());
        }

        @Override
        public List<Optional<Type>> map(TypeDefKind.Map kind) {
            return of(kind.key(), kind.value());
        }

        @Override
        public List<Optional<Type>> future(TypeDefKind.Future kind) {
            return List.of(kind.type());
        }

        @Override
        public List<Optional<Type>> stream(TypeDefKind.Stream kind) {
            return List.of(kind.type());
        }

        @Override
        public List<Optional<Type>> alias(TypeDefKind.Alias kind) {
            return of(kind.type());
        }
    }
}
