package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import dev.witloof.component.abi.FlagsPlan;
import java.util.Collections;
import java.util.EnumSet;

/**
 * Flags: a bit for each member. Bits that stand for no member are ignored, as the specification has it.
 *
 * @param plan where they lie
 * @param type the Java enum of the members
 * @param values the name of the field with all constants
 */
record FlagsCompound(FlagsPlan plan, ClassName type, String values) implements Compound {
    @Override
    public void readBody(Place place, Slots slots, Body body) {
        String bits = body.name("bits");
        String set = body.name("set");
        String each = body.name("each");
        body.code()
                .addStatement("int $N = $L", bits, place.unsigned(plan.size()))
                .addStatement("$T<$T> $N = $T.noneOf($T.class)", EnumSet.class, type, set, EnumSet.class, type)
                .beginControlFlow("for ($T $N : $N)", type, each, values)
                .beginControlFlow("if (($N & 1 << $N.ordinal()) != 0)", bits, each)
                .addStatement("$N.add($N)", set, each)
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $T.unmodifiableSet($N)", Collections.class, set);
    }

    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        String bits = body.name("bits");
        String each = body.name("each");
        body.code()
                .addStatement("int $N = 0", bits)
                .beginControlFlow("for ($T $N : $L)", type, each, value)
                .addStatement("$N |= 1 << $N.ordinal()", bits, each)
                .endControlFlow();
        if (place instanceof Place.Flat flat) {
            body.code().addStatement("$L = $N & 0xFFFFFFFFL", flat.word(), bits);
        } else {
            body.code().addStatement("$L", ((Place.Memory) place).put(plan.size(), CodeBlock.of("$N", bits)));
        }
    }
}
