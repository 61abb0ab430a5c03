package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.NameAllocator;

/** The body of a generated method: its code and the names of its variables. */
final class Body {
    private final NameAllocator names = new NameAllocator();
    private final CodeBlock.Builder code = CodeBlock.builder();

    /** Starts a body; the names are those that the generator itself uses there. */
    Body(String... reserved) {
        for (String name : reserved) {
            names.newName(name);
        }
    }

    /** Returns a name that no other variable has. */
    String name(String suggestion) {
        return names.newName(suggestion);
    }

    CodeBlock.Builder code() {
        return code;
    }

    CodeBlock build() {
        return code.build();
    }
}
