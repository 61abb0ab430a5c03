package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** The insides of the methods that lift and lower values of one type that has parts. */
interface Compound {
    /** Adds statements that lift a value and return it. */
    void readBody(Place place, Slots slots, Body body);

    /** Adds statements that lower a value, given as the name of a variable. */
    void writeBody(CodeBlock value, Place place, Slots slots, Body body);
}
