package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/**
 * Enums: a discriminant, which is the Java constant's ordinal.
 *
 * @param discriminant where they lie
 * @param values the name of the field with all constants
 */
record EnumCompound(Discriminant discriminant, String values) implements Compound {
    @Override
    public void readBody(Place place, Slots slots, Body body) {
        String which = body.name("discriminant");
        int cases = discriminant.cases();
        body.code()
                .addStatement("int $N = $L", which, discriminant.read(place))
                .beginControlFlow("if ($N < 0 || $N >= $L)", which, which, cases)
                .addStatement("throw cx.invalidDiscriminant($N, $L)", which, cases)
                .endControlFlow()
                .addStatement("return $N[$N]", values, which);
    }

    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        discriminant.write(CodeBlock.of("$L.ordinal()", value), place, body);
    }
}
