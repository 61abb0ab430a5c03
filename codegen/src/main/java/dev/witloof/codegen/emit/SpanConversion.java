package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** Values that lie elsewhere in memory, and here as pointer and length: strings and lists. */
interface SpanConversion extends Conversion {
    /** Lifts the value from pointer and length, two {@code int} expressions. */
    CodeBlock lift(String pointer, String length, Slots slots);

    /** Lowers the value: a {@code long} expression with the pointer in the low half and the length in the high. */
    CodeBlock lower(CodeBlock value, Slots slots);

    @Override
    default CodeBlock read(Place place, Slots slots) {
        if (place instanceof Place.Flat flat) {
            return lift(flat.unsigned(4), flat.plus(1).unsigned(4), slots);
        }
        Place.Memory memory = (Place.Memory) place;
        return lift(memory.unsigned(4), memory.plus(4).unsigned(4), slots);
    }

    @Override
    default void write(CodeBlock value, Place place, Slots slots, Body body) {
        String span = body.name("span");
        body.code().addStatement("long $N = $L", span, lower(value, slots));
        if (place instanceof Place.Flat flat) {
            body.code().addStatement("$L = $N & 0xFFFFFFFFL", flat.word(), span);
            body.code().addStatement("$L = $N >>> 32", flat.plus(1).word(), span);
        } else {
            Place.Memory memory = (Place.Memory) place;
            body.code().addStatement("$L", memory.put(4, CodeBlock.of("(int) $N", span)));
            body.code().addStatement("$L", memory.plus(4).put(4, CodeBlock.of("(int) ($N >>> 32)", span)));
        }
    }

    /**
     * Strings, and lists that are arrays.
     *
     * @param name what the runtime calls them: {@code String}, {@code Bytes} ...
     */
    record BuiltIn(String name) implements SpanConversion {
        @Override
        public CodeBlock lift(String pointer, String length, Slots slots) {
            return CodeBlock.of("cx.lift$L($L, $L)", name, pointer, length);
        }

        @Override
        public CodeBlock lower(CodeBlock value, Slots slots) {
            return CodeBlock.of("cx.lower$L($L)", name, value);
        }
    }
}
