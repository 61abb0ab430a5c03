package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.NameAllocator;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundFunction;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The way from a Java object to imported functions: a method that chooses by number, and one for each function. Where they
 * are too many for one class file, they stand in nested classes.
 */
final class LoweringMethods {
    /** How many functions one class has, which keeps it far below the 65535 constants of a class file. */
    private static final int FUNCTIONS_OF_A_CLASS = 2000;

    private final TypeName subject;
    private final TypeMapper types;
    private final Conversions conversions;
    private final NameAllocator names;

    LoweringMethods(TypeName subject, TypeMapper types, Conversions conversions, NameAllocator names) {
        this.subject = subject;
        this.types = types;
        this.conversions = conversions;
        this.names = names;
    }

    /**
     * Adds the methods.
     *
     * @param adapter the adapter class
     * @param signature its method that chooses, without code
     * @param functions the functions, each of which the names know
     */
    void addTo(TypeSpec.Builder adapter, MethodSpec signature, List<BoundFunction> functions) {
        if (functions.size() <= FUNCTIONS_OF_A_CLASS) {
            addPart(adapter, signature, functions);
            return;
        }
        CodeBlock.Builder choice = CodeBlock.builder().add("return switch (function / $L) {\n$>", FUNCTIONS_OF_A_CLASS);
        for (int from = 0; from < functions.size(); from += FUNCTIONS_OF_A_CLASS) {
            String name = "Functions" + from + "_"; // no WIT name becomes one that ends with an underscore
            choice.add("case $L -> $L.lower(function - $L, impl);\n", from / FUNCTIONS_OF_A_CLASS, name, from);
            TypeSpec.Builder part =
                    TypeSpec.classBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
            addPart(
                    part,
                    MethodSpec.methodBuilder("lower")
                            .addModifiers(Modifier.STATIC)
                            .returns(signature.returnType)
                            .addParameters(signature.parameters)
                            .build(),
                    functions.subList(from, Math.min(functions.size(), from + FUNCTIONS_OF_A_CLASS)));
            adapter.addType(part.build());
        }
        choice.add("default -> throw new $T(function);\n$<};\n", IndexOutOfBoundsException.class);
        adapter.addMethod(signature.toBuilder().addCode(choice.build()).build());
    }

    private void addPart(TypeSpec.Builder part, MethodSpec signature, List<BoundFunction> functions) {
        List<CodeBlock> cases = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>();
        for (BoundFunction function : functions) {
            String method = names.get(function);
            methods.add(HostFunctionEmitter.emit(method, function, subject, types, conversions));
            cases.add(CodeBlock.of("(cx, flat) -> $N(impl, cx, flat)", method));
        }
        SwitchMethods.of(signature, cases, names).forEach(part::addMethod);
        methods.forEach(part::addMethod);
    }
}
