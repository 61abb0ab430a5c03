package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** The insides of the methods that lift and lower what lies elsewhere in memory, element by element. */
interface SpanMethods {
    /** The parameter with the address of the first element. */
    String POINTER = "ptr";

    /** The parameter with the number of elements. */
    String LENGTH = "length";

    /** The parameter with the Java value. */
    String VALUE = "value";

    CodeBlock liftBody(Slots slots, Body body);

    /** Lowers the value, and returns a {@code long} with the address in the low half and the length in the high. */
    CodeBlock lowerBody(Slots slots, Body body);
}
