package dev.witloof.codegen.emit;

import com.squareup.javapoet.TypeName;

/** What the runtime calls lists that are Java arrays, in {@code liftBytes} and {@code lowerBytes}. */
final class ArrayNames {
    private ArrayNames() {}

    static String of(TypeName width) {
        String name = width.toString();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "s";
    }
}
