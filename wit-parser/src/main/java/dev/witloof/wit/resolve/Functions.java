package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.syntax.Annotations;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.ResourceFunction;
import dev.witloof.wit.syntax.Signature;
import dev.witloof.wit.syntax.TypeDecl;
import dev.witloof.wit.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves functions in one scope. */
final class Functions {

    private final Scope scope;
    private final TypeResolver types;
    private final TypeTable table;
    private final Gates gates;
    private final Problems problems;

    Functions(Scope scope, TypeResolver types, TypeTable table, Gates gates, Problems problems) {
        this.scope = scope;
        this.types = types;
        this.table = table;
        this.gates = gates;
        this.problems = problems;
    }

    /** Resolves a function that belongs to no resource. */
    Function freestanding(Annotations annotations, Gate gate, Id name, Signature signature) {
        return function(
                name.text(),
                new FunctionKind.Freestanding(),
                annotations,
                gate,
                name.span(),
                signature,
                new ArrayList<>(),
                result(signature, gate, name));
    }

    /**
     * Resolves the functions of a resource.
     *
     * @param decl the resource
     * @param body its functions
     * @param owner the gate of what the resource stands in
     * @return those that are there
     */
    List<Function> ofResource(TypeDecl decl, TypeDecl.ResourceBody body, Gate owner) {
        unique(body);
        Member defined = scope.members().get(decl.name().text());
        if (defined == null || !defined.span().equals(decl.name().span())) {
            return List.of();
        }
        List<Function> functions = new ArrayList<>();
        for (ResourceFunction function : body.functions()) {
            Gate gate = gates.read(function.annotations(), function.name(), owner);
            // The name here is the function's, so that a gated resource is reported where it is wanted.
            Id resource = new Id(decl.name().text(), function.name().span());
            scope.type(resource, referrer(gate, function.name()))
                    .map(def -> ofResource(def, decl.name().text(), function, gate))
                    .filter(resolved -> gate.enabled())
                    .ifPresent(functions::add);
        }
        return functions;
    }

    private Function ofResource(TypeDef resource, String resourceName, ResourceFunction function, Gate gate) {
        Id name = function.name();
        Signature signature = function.signature();
        List<Param> params = new ArrayList<>();
        String prefix = resourceName + "." + name.text();
        return switch (function.kind()) {
            case CONSTRUCTOR ->
                function(
                        "[constructor]" + resourceName,
                        new FunctionKind.Constructor(resource),
                        function.annotations(),
                        gate,
                        name.span(),
                        signature,
                        params,
                        constructorResult(resource, signature, gate, name));
            case STATIC ->
                function(
                        "[static]" + prefix,
                        new FunctionKind.Static(resource),
                        function.annotations(),
                        gate,
                        name.span(),
                        signature,
                        params,
                        result(signature, gate, name));
            case METHOD -> {
                TypeDef self = table.anonymous(new TypeDefKind.Borrow(resource), resource.stability(), name.span());
                params.add(new Param("self", self, name.span()));
                yield function(
                        "[method]" + prefix,
                        new FunctionKind.Method(resource),
                        function.annotations(),
                        gate,
                        name.span(),
                        signature,
                        params,
                        result(signature, gate, name));
            }
        };
    }

    private Function function(
            String name,
            FunctionKind kind,
            Annotations annotations,
            Gate gate,
            Span span,
            Signature signature,
            List<Param> params,
            Optional<Type> result) {
        Map<String, Span> seen = new HashMap<>();
        params.forEach(param -> seen.put(param.name(), param.span()));
        for (Signature.Parameter parameter : signature.parameters()) {
            Id id = parameter.name();
            Span first = seen.putIfAbsent(id.text(), id.span());
            if (first != null) {
                problems.add(Diagnostic.error(
                                DiagnosticCode.DUPLICATE_NAME,
                                id.span(),
                                "parameter `" + id.text() + "` is defined twice")
                        .also(first, first.equals(span) ? "a method has a parameter `self`" : "first defined here"));
            }
            types.value(parameter.type(), referrer(gate, new Id(name, span)))
                    .ifPresent(type -> params.add(new Param(id.text(), type, id.span())));
        }
        return new Function(
                name,
                kind,
                signature.async(),
                params,
                result,
                annotations.docs(),
                gate.stability(),
                gate.externalId(),
                span);
    }

    /** A type that is spelled in a signature does not have the gate of the function, as in the reference. */
    private static Referrer referrer(Gate gate, Id name) {
        return new Referrer(new Gate(Stability.UNKNOWN, gate.enabled(), Optional.empty()), name);
    }

    private Optional<Type> result(Signature signature, Gate gate, Id name) {
        Optional<Type> result = signature.result().flatMap(expr -> types.value(expr, referrer(gate, name)));
        // As in the reference, nobody can call what is gated out.
        if (gate.enabled() && result.isPresent() && table.facts().borrows(result.get())) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.BORROW_IN_RESULT,
                            name.span(),
                            "function `" + name.text() + "` returns a borrowed handle, and a borrow ends with its call")
                    .also(signature.result().orElseThrow().span(), "returned here")
                    .help("return an owned handle"));
        }
        return result;
    }

    private Optional<Type> constructorResult(TypeDef resource, Signature signature, Gate gate, Id name) {
        TypeDef own = table.anonymous(new TypeDefKind.Own(resource), resource.stability(), name.span());
        if (signature.result().isEmpty()) {
            return Optional.of(own);
        }
        TypeExpr expr = signature.result().get();
        Optional<Type> result = result(signature, gate, name);
        boolean right = result.isEmpty()
                || (result.get() instanceof TypeDef def
                        && def.kind() instanceof TypeDefKind.Result kind
                        && kind.ok().equals(Optional.of(own)));
        if (!right) {
            String resourceName = resource.name().orElse("");
            Span span = expr instanceof TypeExpr.ResultExpr r && r.ok().isPresent()
                    ? r.ok().get().span()
                    : expr.span();
            problems.add(Diagnostic.error(
                            DiagnosticCode.INVALID_CONSTRUCTOR_RESULT,
                            span,
                            "a constructor of `" + resourceName + "` returns that, or fails to")
                    .help("leave the result out, or write `result<" + resourceName + ", ...>`"));
        }
        return result;
    }

    private void unique(TypeDecl.ResourceBody body) {
        Map<String, Id> seen = new HashMap<>();
        for (ResourceFunction function : body.functions()) {
            Id id = function.name();
            boolean constructor = function.kind() == ResourceFunction.Kind.CONSTRUCTOR;
            // `%constructor` is an ordinary name beside the constructor.
            Id first = seen.putIfAbsent(constructor ? "" : id.text(), id);
            if (first != null) {
                String what = constructor
                        ? "a resource has one constructor at most"
                        : "function `" + id.text() + "` is defined twice";
                problems.add(Diagnostic.error(DiagnosticCode.DUPLICATE_NAME, id.span(), what)
                        .also(first.span(), "first defined here"));
            }
        }
    }
}
