package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import java.util.Optional;

/**
 * Options.
 *
 * @param discriminant where they lie
 * @param conversion how the value travels, where there is one
 */
record OptionCompound(Discriminant discriminant, Conversion conversion) implements Compound {
    private static final int NONE = 0;
    private static final int SOME = 1;

    @Override
    public void readBody(Place place, Slots slots, Body body) {
        String which = body.name("discriminant");
        body.code()
                .addStatement("int $N = $L", which, discriminant.read(place))
                .add("return switch ($N) {\n$>", which)
                .add("case $L -> $T.empty();\n", NONE, Optional.class)
                .add(
                        "case $L -> $T.of($L);\n",
                        SOME,
                        Optional.class,
                        conversion.read(discriminant.payload(place), slots))
                .add("default -> throw cx.invalidDiscriminant($N, $L);\n", which, discriminant.cases())
                .add("$<};\n");
    }

    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        body.code().beginControlFlow("if ($L.isPresent())", value);
        discriminant.writeCase(SOME, CodeBlock.of("$L.get()", value), Optional.of(conversion), place, slots, body);
        body.code().nextControlFlow("else");
        discriminant.writeCase(NONE, CodeBlock.of(""), Optional.empty(), place, slots, body);
        body.code().endControlFlow();
    }
}
