package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;

/**
 * A type whose values are those of a user's Java type.
 *
 * @param inner how the value of the WIT type travels
 * @param converter the user's class that converts one into the other
 */
record MappedConversion(Conversion inner, ClassName converter) implements Conversion {
    CodeBlock fromWit(CodeBlock value) {
        return CodeBlock.of("$T.fromWit($L)", converter, value);
    }

    CodeBlock toWit(CodeBlock value) {
        return CodeBlock.of("$T.toWit($L)", converter, value);
    }

    @Override
    public CodeBlock read(Place place, Slots slots) {
        return fromWit(inner.read(place, slots));
    }

    @Override
    public void write(CodeBlock value, Place place, Slots slots, Body body) {
        inner.write(toWit(value), place, slots, body);
    }
}
