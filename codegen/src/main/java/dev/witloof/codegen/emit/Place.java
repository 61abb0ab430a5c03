package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;

/** Where a value lies: in core values or in memory; and the expressions that say so, which name no types. */
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

        String index() {
            return sum(base, offset);
        }

        /** The core value at the place. */
        String word() {
            return "flat[" + sum(base, offset) + "]";
        }

        @Override
        public String arguments() {
            return "flat, " + sum(base, offset);
        }

        @Override
        public String unsigned(int size) {
            return "(int) " + word();
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

        String address() {
            return sum(base, offset);
        }

        @Override
        public String arguments() {
            return address();
        }

        @Override
        public String unsigned(int size) {
            String method = size == 1 ? "getUnsignedByte" : size == 2 ? "getUnsignedShort" : "getInt";
            return "cx.memory()." + method + "(" + address() + ")";
        }

        /** Writes the low bytes of an {@code int}. */
        CodeBlock put(int size, CodeBlock value) {
            String method = size == 1 ? "putByte" : size == 2 ? "putShort" : "putInt";
            return CodeBlock.of("cx.memory().$L($L, $L)", method, address(), value);
        }
    }

    /** The place as arguments of a method that lifts or lowers there. */
    String arguments();

    /** Reads an unsigned number of one, two or four bytes as an {@code int}. */
    String unsigned(int size);

    private static String sum(String base, int offset) {
        if (base.isEmpty()) {
            return Integer.toString(offset);
        }
        return offset == 0 ? base : base + " + " + offset;
    }
}
