package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import dev.witloof.component.type.ValueType;
import java.util.function.Function;

/**
 * A type whose values are lifted and lowered by methods of their own.
 *
 * @param type the type, for the slots that the methods take
 * @param methods the method to call, up to its arguments
 */
record CalledConversion(ValueType type, Function<ConversionMethod, CodeBlock> methods) implements Conversion {
    @Override
    public CodeBlock read(Place place, Slots slots) {
        CodeBlock method = methods.apply(ConversionMethod.reading(place));
        return CodeBlock.of("$L(cx, $L$L)", method, place.arguments(), slots.arguments(type));
    }

    @Override
    public void write(CodeBlock value, Place place, Slots slots, Body body) {
        CodeBlock method = methods.apply(ConversionMethod.writing(place));
        body.code().addStatement("$L(cx, $L, $L$L)", method, value, place.arguments(), slots.arguments(type));
    }

    /** Lowers a value of one core value to the first element of an array: a statement. */
    CodeBlock lowerTo(CodeBlock value, String array, Slots slots) {
        CodeBlock method = methods.apply(ConversionMethod.LOWER);
        return CodeBlock.builder()
                .addStatement("$L(cx, $L, $N, 0$L)", method, value, array, slots.arguments(type))
                .build();
    }

    /** Lifts a value of one core value from an array with that value alone: an expression. */
    CodeBlock liftFrom(String word, Slots slots) {
        CodeBlock method = methods.apply(ConversionMethod.LIFT);
        return CodeBlock.of("$L(cx, new long[] {$L}, 0$L)", method, word, slots.arguments(type));
    }
}
