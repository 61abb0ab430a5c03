package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** How the values of one type are lifted and lowered. */
interface Conversion {
    /** Lifts a value: an expression that is evaluated once. */
    CodeBlock read(Place place, Slots slots);

    /** Lowers a value: statements that evaluate {@code value} once. */
    void write(CodeBlock value, Place place, Slots slots, Body body);
}
