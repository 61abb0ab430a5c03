package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import dev.witloof.component.type.ValueType;
import java.util.function.Function;

/**
 * A list of what is no Java array: lifted and lowered by methods of its own.
 *
 * @param type the type, for the slots that the methods take
 * @param methods the method to call, up to its arguments: the one that lifts ({@code true}) or the one that lowers
 */
record ListConversion(ValueType type, Function<Boolean, CodeBlock> methods) implements SpanConversion {
    @Override
    public CodeBlock lift(String pointer, String length, Slots slots) {
        return CodeBlock.of("$L(cx, $L, $L$L)", methods.apply(true), pointer, length, slots.arguments(type));
    }

    @Override
    public CodeBlock lower(CodeBlock value, Slots slots) {
        return CodeBlock.of("$L(cx, $L$L)", methods.apply(false), value, slots.arguments(type));
    }
}
