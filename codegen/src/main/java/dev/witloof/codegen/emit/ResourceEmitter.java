package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.BoundResult;
import dev.witloof.wit.model.TypeDef;

/** The Java interface of a WIT resource: its methods, and the exceptions of those of its functions that have their own. */
final class ResourceEmitter {
    private ResourceEmitter() {}

    static TypeSpec emit(TypeDef def, BoundInterface owner, TypeMapper types) {
        ClassName name = types.declared(def);
        TypeSpec.Builder type = TypeSpecs.publicInterface(name)
                .addSuperinterface(RuntimeTypes.RESOURCE)
                .addJavadoc(Javadocs.of(
                                def.docs(),
                                "The WIT resource {@code " + def.name().orElseThrow() + "}.")
                        .attributes(def.stability(), def.externalId())
                        .build());
        owner.functionsOf(def)
                .filter(BoundFunction::isMethod)
                .forEach(each -> type.addMethod(MethodSpecs.declared(each, types)));
        owner.functionsOf(def).forEach(each -> {
            if (each.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
                type.addType(ownException(each, fallible, types));
            }
        });
        return type.build();
    }

    /** The exception of one function. */
    static TypeSpec ownException(BoundFunction function, BoundResult.Fallible fallible, TypeMapper types) {
        return ExceptionEmitter.emit(
                fallible.exception(),
                fallible.err(),
                "The error of the WIT function {@code " + function.wit().name() + "}.",
                types);
    }
}
