package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** Where a value lies: in core values or in memory. */
sealed interface Place {
    /**
     * The core values from some index on.
     *
     * @param base the variable that the index starts from, or nothing
     * @param offset what is added to it
     */
    record Flat(String base, int offset) implements Place {
        Flat plus(int more) {
            return new Flat(base, offset + more);
        }

        CodeBlock index() {
            return CodeBlock.of("$L", sum(base, offset));
        }

        /** The core value at the place. */
        CodeBlock word() {
            return CodeBlock.of("flat[$L]", sum(base, offset));
        }

        @Override
        public CodeBlock arguments() {
            return CodeBlock.of("flat, $L", sum(base, offset));
        }
    }

    /**
     * The memory from some address on.
     *
     * @param base the variable that holds the address
     * @param offset what is added to it
     */
    record Memory(String base, int offset) implements Place {
        Memory plus(int more) {
            return new Memory(base, offset + more);
        }

        CodeBlock address() {
            return CodeBlock.of("$L", sum(base, offset));
        }

        @Override
        public CodeBlock arguments() {
            return address();
        }

        /** Reads an unsigned number of one, two or four bytes as an {@code int}. */
        CodeBlock unsigned(int size) {
            String method = size == 1 ? "getUnsignedByte" : size == 2 ? "getUnsignedShort" : "getInt";
            return CodeBlock.of("cx.memory().$L($L)", method, address());
        }

        /** Writes the low bytes of an {@code int}. */
        CodeBlock put(int size, CodeBlock value) {
            String method = size == 1 ? "putByte" : size == 2 ? "putShort" : "putInt";
            return CodeBlock.of("cx.memory().$L($L, $L)", method, address(), value);
        }
    }

    /** The place as arguments of a method that lifts or lowers there. */
    CodeBlock arguments();

    private static String sum(String base, int offset) {
        if (base.isEmpty()) {
            return Integer.toString(offset);
        }
        return offset == 0 ? base : base + " + " + offset;
    }
}
