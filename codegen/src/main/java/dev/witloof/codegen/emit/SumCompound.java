package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.TypeName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Variants and results: in Java, one record for each case.
 *
 * @param discriminant where they lie
 * @param cases the cases, in the order of their discriminants
 */
record SumCompound(Discriminant discriminant, List<Case> cases) implements Compound {
    /**
     * A case.
     *
     * @param type its Java record
     * @param creation what makes one, up to its arguments: {@code new Error.Other}
     * @param constant the argument of a case without a payload, where Java wants one all the same
     * @param accessor the record's component with the payload
     * @param conversion how the payload travels
     */
    record Case(
            TypeName type, CodeBlock creation, CodeBlock constant, String accessor, Optional<Conversion> conversion) {}

    @Override
    public void readBody(Place place, Slots slots, Body body) {
        String which = body.name("discriminant");
        body.code().addStatement("int $N = $L", which, discriminant.read(place)).add("return switch ($N) {\n$>", which);
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            CodeBlock argument = each.conversion()
                    .map(conversion -> conversion.read(discriminant.payload(place), slots))
                    .orElse(each.constant());
            body.code().add("case $L -> $L($L);\n", i, each.creation(), argument);
        }
        body.code()
                .add("default -> throw cx.invalidDiscriminant($N, $L);\n", which, discriminant.cases())
                .add("$<};\n");
    }

    /** Tests for all cases but the last, which is then certain. */
    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        int last = cases.size() - 1;
        if (cases.get(last).conversion().isEmpty()) {
            body.code().addStatement("$T.requireNonNull($L)", Objects.class, value);
        }
        for (int i = 0; i < last; i++) {
            Case each = cases.get(i);
            String some = body.name("some");
            CodeBlock binding = each.conversion().isPresent() ? CodeBlock.of(" $N", some) : CodeBlock.of("");
            CodeBlock test = CodeBlock.of("if ($L instanceof $T$L)", value, each.type(), binding);
            if (i == 0) {
                body.code().beginControlFlow("$L", test);
            } else {
                body.code().nextControlFlow("else $L", test);
            }
            writeCase(i, CodeBlock.of("$N.$N()", some, each.accessor()), place, slots, body);
        }
        if (last > 0) {
            body.code().nextControlFlow("else");
        }
        CodeBlock certain = CodeBlock.of(
                "(($T) $L).$N()", cases.get(last).type(), value, cases.get(last).accessor());
        writeCase(last, certain, place, slots, body);
        if (last > 0) {
            body.code().endControlFlow();
        }
    }

    private void writeCase(int index, CodeBlock payload, Place place, Slots slots, Body body) {
        discriminant.writeCase(index, payload, cases.get(index).conversion(), place, slots, body);
    }
}
