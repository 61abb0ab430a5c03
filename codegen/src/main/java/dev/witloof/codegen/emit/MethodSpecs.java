package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterSpec;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundResult;
import dev.witloof.codegen.bind.Names;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The Java methods of WIT functions, as interfaces declare them. */
final class MethodSpecs {
    private MethodSpecs() {}

    /** The documented method of an interface. */
    static MethodSpec declared(BoundFunction function, TypeMapper types) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(function.name())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc(javadoc(function, types).build())
                .returns(types.returned(function.result().value()));
        function.result().value().flatMap(MethodSpecs::handle).ifPresent(method::addAnnotation);
        for (Param param : function.parameters()) {
            ParameterSpec.Builder parameter =
                    ParameterSpec.builder(types.type(param.type()), Names.parameter(param.name()));
            handle(param.type()).ifPresent(parameter::addAnnotation);
            method.addParameter(parameter.build());
        }
        exception(function, types).ifPresent(method::addException);
        return method.build();
    }

    /** Starts a method that overrides the declared one; the caller names the parameters. */
    static MethodSpec.Builder overriding(BoundFunction function, TypeMapper types) {
        return plain(function.name(), function, types)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
    }

    /** Starts a method with the declared one's result and exception. */
    static MethodSpec.Builder plain(String name, BoundFunction function, TypeMapper types) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .returns(types.returned(function.result().value()));
        exception(function, types).ifPresent(method::addException);
        return method;
    }

    static Optional<ClassName> exception(BoundFunction function, TypeMapper types) {
        return function.result() instanceof BoundResult.Fallible fallible
                ? Optional.of(types.visible(fallible.exception()))
                : Optional.empty();
    }

    private static Optional<ClassName> handle(Type type) {
        if (!(TypeMapper.target(type) instanceof TypeDef def)) {
            return Optional.empty();
        }
        TypeDefKind kind = def.kind();
        return kind instanceof TypeDefKind.Own
                ? Optional.of(RuntimeTypes.OWNED)
                : kind instanceof TypeDefKind.Borrow ? Optional.of(RuntimeTypes.BORROWED) : Optional.empty();
    }

    private static Javadocs javadoc(BoundFunction function, TypeMapper types) {
        Javadocs docs = Javadocs.of(
                        function.wit().docs(),
                        "The WIT function {@code " + function.wit().name() + "}.")
                .attributes(function.wit().stability(), function.wit().externalId());
        for (Param param : function.parameters()) {
            docs.param(
                    Names.parameter(param.name()),
                    Optional.empty(),
                    "the parameter {@code " + param.name() + "}" + types.notes(param.type()));
        }
        function.result().value().ifPresent(type -> docs.returns("the result" + types.notes(type)));
        if (function.result() instanceof BoundResult.Fallible fallible) {
            docs.thrown(
                    types.visible(fallible.exception()),
                    fallible.err().isPresent() ? "with the error that WIT returns" : "where WIT returns an error");
        }
        return docs;
    }
}
