package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.TypeDecl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Resolves the right-hand sides of type definitions. */
final class TypeDefinitions {

    private final TypeResolver types;
    private final Problems problems;

    TypeDefinitions(TypeResolver types, Problems problems) {
        this.types = types;
        this.problems = problems;
    }

    /** Resolves a definition, or comes back with nothing if a type of it could not be found, which has been said. */
    Optional<TypeDefKind> kind(TypeDecl decl, Gate gate) {
        TypeDecl.Body body = decl.body();
        Referrer from = new Referrer(gate, decl.name());
        if (body instanceof TypeDecl.AliasBody alias) {
            return types.definition(alias.type(), from);
        }
        if (body instanceof TypeDecl.RecordBody record) {
            unique(record.fields(), TypeDecl.Field::name, "field");
            return all(record.fields().stream().map(field -> field(field, gate)).toList())
                    .map(TypeDefKind.Record::new);
        }
        if (body instanceof TypeDecl.VariantBody variant) {
            notEmpty(variant.cases(), decl, "variant");
            unique(variant.cases(), TypeDecl.Case::name, "case");
            return all(variant.cases().stream().map(c -> variantCase(c, from)).toList())
                    .map(TypeDefKind.Variant::new);
        }
        if (body instanceof TypeDecl.EnumBody enumeration) {
            notEmpty(enumeration.cases(), decl, "enum");
            unique(enumeration.cases(), TypeDecl.Label::name, "case");
            return Optional.of(new TypeDefKind.Enum(labels(enumeration.cases())));
        }
        if (body instanceof TypeDecl.FlagsBody flags) {
            unique(flags.flags(), TypeDecl.Label::name, "flag");
            return Optional.of(new TypeDefKind.Flags(labels(flags.flags())));
        }
        return Optional.of(new TypeDefKind.Resource());
    }

    private Optional<TypeDefKind.Field> field(TypeDecl.Field field, Gate gate) {
        return types.value(field.type(), new Referrer(gate, field.name()))
                .map(type -> new TypeDefKind.Field(
                        field.name().text(), field.docs(), type, field.name().span()));
    }

    private Optional<TypeDefKind.Case> variantCase(TypeDecl.Case c, Referrer from) {
        Optional<Type> type = c.type().flatMap(expr -> types.value(expr, from));
        return c.type().isPresent() && type.isEmpty()
                ? Optional.empty()
                : Optional.of(new TypeDefKind.Case(
                        c.name().text(), c.docs(), type, c.name().span()));
    }

    private static List<TypeDefKind.Label> labels(List<TypeDecl.Label> labels) {
        return labels.stream()
                .map(label -> new TypeDefKind.Label(
                        label.name().text(), label.docs(), label.name().span()))
                .toList();
    }

    private void notEmpty(List<?> cases, TypeDecl decl, String what) {
        if (cases.isEmpty()) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.EMPTY_TYPE,
                            decl.name().span(),
                            what + " `" + decl.name().text() + "` has no case, so there would be no value of it")
                    .help("add a case"));
        }
    }

    private <T> void unique(List<T> parts, Function<T, Id> name, String what) {
        Map<String, Id> seen = new HashMap<>();
        for (T part : parts) {
            Id id = name.apply(part);
            Id first = seen.putIfAbsent(id.text(), id);
            if (first != null) {
                problems.add(Diagnostic.error(
                                DiagnosticCode.DUPLICATE_NAME,
                                id.span(),
                                what + " `" + id.text() + "` is defined twice")
                        .also(first.span(), "first defined here"));
            }
        }
    }

    private static <T> Optional<List<T>> all(List<Optional<T>> parts) {
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }
}
