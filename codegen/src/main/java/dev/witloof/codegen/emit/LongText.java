package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Text of more lines than the code of one method has room for: a nested class with several. */
final class LongText {
    // Types that WIT names become have no trailing underscore.
    private static final String NAME = "Text_";
    private static final TypeName LINES = ArrayTypeName.of(ClassName.get(String.class));

    private LongText() {}

    /**
     * Adds the class.
     *
     * @param outer the class that it nests in
     * @param lines the text
     * @return an expression of the lines, as an array
     */
    static CodeBlock addTo(TypeSpec.Builder outer, List<String> lines) {
        TypeSpec.Builder type =
                TypeSpec.classBuilder(NAME).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        MethodSpec.Builder all = MethodSpec.methodBuilder("lines")
                .addModifiers(Modifier.STATIC)
                .returns(LINES)
                .addStatement("$T lines = new $T[$L]", LINES, String.class, lines.size());
        for (int from = 0; from < lines.size(); from += AdapterEmitter.LINES_OF_A_METHOD) {
            int to = Math.min(lines.size(), from + AdapterEmitter.LINES_OF_A_METHOD);
            MethodSpec.Builder part = MethodSpec.methodBuilder("linesFrom" + from)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(LINES, "lines");
            for (int i = from; i < to; i++) {
                part.addStatement("lines[$L] = $L", i, TextLiterals.of(lines.get(i)));
            }
            all.addStatement("linesFrom$L(lines)", from);
            type.addMethod(part.build());
        }
        outer.addType(type.addMethod(all.addStatement("return lines").build()).build());
        return CodeBlock.of("$L.lines()", NAME);
    }
}
