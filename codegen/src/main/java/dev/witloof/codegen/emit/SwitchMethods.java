package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Methods that choose by number: cases that are too many for one method go on in the next. */
final class SwitchMethods {
    /** How many cases one method has, which keeps it far below what a class file can hold. */
    private static final int CASES = 500;

    private SwitchMethods() {}

    /**
     * Makes the methods.
     *
     * @param signature the first method, without code; its first parameter is the number
     * @param cases what is returned for each number from 0 on
     * @param names the names of the class's methods
     */
    static List<MethodSpec> of(MethodSpec signature, List<CodeBlock> cases, NameAllocator names) {
        List<MethodSpec> methods = new ArrayList<>();
        MethodSpec.Builder method = signature.toBuilder();
        int from = 0;
        while (cases.size() - from > CASES) {
            int to = from + CASES;
            String next = names.newName(signature.name + "From" + to);
            CodeBlock arguments = signature.parameters.stream()
                    .map(parameter -> CodeBlock.of("$N", parameter))
                    .collect(CodeBlock.joining(", "));
            methods.add(method.addCode(cases(signature, cases, from, to, CodeBlock.of("$N($L)", next, arguments)))
                    .build());
            method = MethodSpec.methodBuilder(next)
                    .addModifiers(
                            signature.hasModifier(Modifier.STATIC)
                                    ? new Modifier[] {Modifier.PRIVATE, Modifier.STATIC}
                                    : new Modifier[] {Modifier.PRIVATE})
                    .returns(signature.returnType)
                    .addParameters(signature.parameters);
            from = to;
        }
        CodeBlock none = CodeBlock.of("throw new $T($N)", IndexOutOfBoundsException.class, signature.parameters.get(0));
        method.addCode(
                cases.isEmpty() ? CodeBlock.of("$L;\n", none) : cases(signature, cases, from, cases.size(), none));
        methods.add(method.build());
        return methods;
    }

    private static CodeBlock cases(MethodSpec signature, List<CodeBlock> cases, int from, int to, CodeBlock rest) {
        CodeBlock.Builder code = CodeBlock.builder().add("return switch ($N) {\n$>", signature.parameters.get(0));
        for (int i = from; i < to; i++) {
            code.add("case $L -> $L;\n", i, cases.get(i));
        }
        return code.add("default -> $L;\n$<};\n", rest).build();
    }
}
