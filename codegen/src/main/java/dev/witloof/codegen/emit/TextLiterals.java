package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** String literals of any length: a class file holds at most 65535 bytes in one. */
final class TextLiterals {
    private static final int LONGEST = 16_000;

    private TextLiterals() {}

    /** An expression with the text as its value, on one line for each literal. */
    static CodeBlock of(String text) {
        if (text.length() <= LONGEST) {
            return CodeBlock.of("$S", text);
        }
        // concat() and not +, which the compiler would fold into one literal again.
        CodeBlock.Builder parts = CodeBlock.builder().add("$S", text.substring(0, LONGEST));
        for (int i = LONGEST; i < text.length(); i += LONGEST) {
            parts.add("\n.concat($S)", text.substring(i, Math.min(text.length(), i + LONGEST)));
        }
        return parts.build();
    }
}
