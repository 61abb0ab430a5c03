package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeParts;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.TypeExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves type expressions in one scope. A type that cannot be found has been said to be missing, and comes back as
 * nothing, so that no message follows from another.
 */
final class TypeResolver {

    private static final Set<Primitive> NO_KEYS = Set.of(Primitive.F32, Primitive.F64, Primitive.ERROR_CONTEXT);

    private final Scope scope;
    private final TypeTable types;
    private final Problems problems;

    TypeResolver(Scope scope, TypeTable types, Problems problems) {
        this.scope = scope;
        this.types = types;
        this.problems = problems;
    }

    /** Resolves a type where a value is meant: a resource's name is an owned handle there. */
    Optional<Type> value(TypeExpr expr, Referrer from) {
        if (expr instanceof TypeExpr.PrimitiveExpr primitive) {
            return Optional.of(primitive.type());
        }
        if (expr instanceof TypeExpr.NameExpr name) {
            return scope.type(name.name(), from)
                    .map(def -> isResource(def) ? anonymous(new TypeDefKind.Own(def), expr, from) : def);
        }
        return kind(expr, from).map(kind -> anonymous(kind, expr, from));
    }

    /** Resolves what stands behind {@code type name =}: a resource's name is the resource there. */
    Optional<TypeDefKind> definition(TypeExpr expr, Referrer from) {
        if (expr instanceof TypeExpr.PrimitiveExpr primitive) {
            return Optional.of(new TypeDefKind.Alias(primitive.type()));
        }
        if (expr instanceof TypeExpr.NameExpr name) {
            return scope.type(name.name(), from).map(TypeDefKind.Alias::new);
        }
        return kind(expr, from);
    }

    private Optional<TypeDefKind> kind(TypeExpr expr, Referrer from) {
        if (expr instanceof TypeExpr.HandleExpr handle) {
            return resource(handle.resource(), from)
                    .map(def -> handle.owned() ? new TypeDefKind.Own(def) : new TypeDefKind.Borrow(def));
        }
        if (expr instanceof TypeExpr.ListExpr list) {
            return value(list.type(), from).map(TypeDefKind.List::new);
        }
        if (expr instanceof TypeExpr.OptionExpr option) {
            return value(option.type(), from).map(TypeDefKind.Option::new);
        }
        if (expr instanceof TypeExpr.FixedLengthListExpr list) {
            return value(list.type(), from).map(type -> new TypeDefKind.FixedLengthList(type, list.length()));
        }
        if (expr instanceof TypeExpr.FutureExpr future) {
            return optional(future.type(), from).map(TypeDefKind.Future::new);
        }
        if (expr instanceof TypeExpr.StreamExpr stream) {
            return optional(stream.type(), from).map(TypeDefKind.Stream::new);
        }
        if (expr instanceof TypeExpr.ResultExpr result) {
            Optional<Optional<Type>> ok = optional(result.ok(), from);
            Optional<Optional<Type>> err = optional(result.err(), from);
            return ok.flatMap(o -> err.map(e -> new TypeDefKind.Result(o, e)));
        }
        if (expr instanceof TypeExpr.TupleExpr tuple) {
            List<Optional<Type>> parts =
                    tuple.types().stream().map(type -> value(type, from)).toList();
            return parts.stream().allMatch(Optional::isPresent)
                    ? Optional.of(new TypeDefKind.Tuple(
                            parts.stream().flatMap(Optional::stream).toList()))
                    : Optional.empty();
        }
        return map((TypeExpr.MapExpr) expr, from);
    }

    private Optional<TypeDefKind> map(TypeExpr.MapExpr map, Referrer from) {
        Optional<Type> key = value(map.key(), from);
        Optional<Type> value = value(map.value(), from);
        if (key.isPresent() && (!(key.get() instanceof Primitive primitive) || NO_KEYS.contains(primitive))) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.INVALID_MAP_KEY,
                            map.span(),
                            "a map's key is a bool, an integer, a char or a string")
                    .help("a list of tuples may have any type in the place of the key"));
            return Optional.empty();
        }
        return key.flatMap(k -> value.map(v -> new TypeDefKind.Map(k, v)));
    }

    /** An absent type stays absent; the outer optional is empty only if the type could not be found. */
    private Optional<Optional<Type>> optional(Optional<TypeExpr> expr, Referrer from) {
        Optional<Type> type = expr.flatMap(e -> value(e, from));
        return expr.isPresent() == type.isPresent() ? Optional.of(type) : Optional.empty();
    }

    private Optional<TypeDef> resource(Id name, Referrer from) {
        Optional<TypeDef> def = scope.type(name, from);
        if (def.isPresent() && !isResource(def.get())) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.NOT_A_RESOURCE,
                            name.span(),
                            "a handle is to a resource, and `" + name.text() + "` is none")
                    .also(def.get().span(), "defined here")
                    .help(
                            def.get().dealias().kind() instanceof TypeDefKind.Handle
                                    ? Optional.of("`" + name.text()
                                            + "` is a handle already: use it without `own` or `borrow`")
                                    : Optional.empty()));
            return Optional.empty();
        }
        return def;
    }

    static boolean isResource(TypeDef def) {
        return def.dealias().kind() instanceof TypeDefKind.Resource;
    }

    TypeDef anonymous(TypeDefKind kind, TypeExpr expr, Referrer from) {
        return types.anonymous(kind, stability(kind, from.gate()), expr.span());
    }

    /** A type without gates of its own has those of what it stands in, or else of a part of it. */
    private static Stability stability(TypeDefKind kind, Gate from) {
        if (!(from.stability() instanceof Stability.Unknown)) {
            return from.stability();
        }
        if (kind instanceof TypeDefKind.Handle handle) {
            return handle.resource().stability();
        }
        return TypeParts.of(kind)
                .filter(TypeDef.class::isInstance)
                .map(part -> ((TypeDef) part).stability())
                .filter(stability -> !(stability instanceof Stability.Unknown))
                .findFirst()
                .orElse(Stability.UNKNOWN);
    }
}
