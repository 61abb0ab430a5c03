package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.wit.model.Type;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The exception of an error type, or of one function. */
final class ExceptionEmitter {
    private static final String FIELD = "error";
    private static final String CAUSE = "cause";

    private ExceptionEmitter() {}

    static TypeSpec emit(ClassName name, Optional<Type> error, String docs, TypeMapper types) {
        TypeSpec.Builder type = TypeSpecs.finalClass(name, Modifier.PUBLIC)
                .superclass(RuntimeTypes.WIT_EXCEPTION)
                .addJavadoc(Javadocs.of(docs).build())
                .addField(FieldSpec.builder(TypeName.LONG, "serialVersionUID")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("1L")
                        .build());
        Optional<TypeName> payload = error.map(types::type);
        payload.ifPresent(each -> type.addField(each, FIELD, Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT));
        type.addMethod(constructor(error, payload, false, types)).addMethod(constructor(error, payload, true, types));
        payload.ifPresent(each -> type.addMethod(accessor(error, each, types)));
        CodeBlock value =
                payload.isPresent() ? CodeBlock.of("$N", FIELD) : CodeBlock.of("$T.INSTANCE", RuntimeTypes.UNIT);
        return type.addMethod(MethodSpec.methodBuilder("payload")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(TypeName.OBJECT)
                        .addStatement("return $L", value)
                        .build())
                .build();
    }

    private static MethodSpec constructor(
            Optional<Type> error, Optional<TypeName> payload, boolean cause, TypeMapper types) {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
        Javadocs docs = Javadocs.of(cause ? "Makes an exception with a cause." : "Makes an exception.");
        payload.ifPresent(type -> {
            method.addParameter(type, FIELD);
            docs.param(FIELD, Optional.empty(), "what it carries" + types.notes(error.orElseThrow()));
        });
        if (cause) {
            method.addParameter(Throwable.class, CAUSE).addStatement("super($N)", CAUSE);
            docs.param(CAUSE, Optional.empty(), "what led to it on this side of the call");
        }
        payload.ifPresent(type -> {
            if (type.isPrimitive()) {
                method.addStatement("this.$N = $N", FIELD, FIELD);
            } else {
                method.addStatement("this.$N = $T.requireNonNull($N, $S)", FIELD, Objects.class, FIELD, FIELD);
            }
        });
        return method.addJavadoc(docs.build()).build();
    }

    private static MethodSpec accessor(Optional<Type> error, TypeName payload, TypeMapper types) {
        return MethodSpec.methodBuilder(FIELD)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.of("Returns what WIT returns as the error.")
                        .returns("the error" + types.notes(error.orElseThrow()))
                        .build())
                .returns(payload)
                .addStatement("return $N", FIELD)
                .build();
    }
}
