package dev.witloof.codegen.emit;

import com.squareup.javapoet.AnnotationSpec;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of a record that compares its components by content, because one may be an array or hold one. */
final class ContentMethods {
    private ContentMethods() {}

    static MethodSpec equalsOf(ClassName type, List<String> components) {
        String other = unlike("other", components);
        String that = unlike("that", components);
        CodeBlock.Builder test = CodeBlock.builder().add("return $N instanceof $T $N", other, type, that);
        for (String name : components) {
            test.add("\n&& $T.equal(this.$N, $N.$N)", RuntimeTypes.VALUES, name, that, name);
        }
        TypeName nullable = TypeName.OBJECT.annotated(
                AnnotationSpec.builder(RuntimeTypes.NULLABLE).build());
        return method("equals", TypeName.BOOLEAN)
                .addParameter(nullable, other)
                .addStatement(test.build())
                .build();
    }

    static MethodSpec hashCodeOf(List<String> components) {
        return method("hashCode", TypeName.INT)
                .addStatement("return $T.hash($L)", RuntimeTypes.VALUES, arguments(components))
                .build();
    }

    static MethodSpec toStringOf(ClassName type, List<String> components) {
        return method("toString", ClassName.get(String.class))
                .addStatement("return $T.text($S, $L)", RuntimeTypes.VALUES, type.simpleName(), arguments(components))
                .build();
    }

    private static MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }

    private static CodeBlock arguments(List<String> components) {
        return components.stream().map(name -> CodeBlock.of("this.$N", name)).collect(CodeBlock.joining(", "));
    }

    private static String unlike(String name, List<String> components) {
        return components.contains(name) ? unlike(name + "_", components) : name;
    }
}
