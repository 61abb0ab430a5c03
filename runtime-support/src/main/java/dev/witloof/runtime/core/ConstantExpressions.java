package dev.witloof.runtime.core;

/** Reads past the constant expressions of a core module. */
final class ConstantExpressions {
    private static final int END = 0x0B;
    private static final int I32_CONST = 0x41;

    private ConstantExpressions() {}

    /**
     * Reads past one expression.
     *
     * @return its value if it is a single {@code i32.const} of a number that is not negative, otherwise -1
     */
    static int read(ModuleCursor content) {
        int start = content.position();
        int opcode = content.unsignedByte("an instruction");
        if (opcode == I32_CONST) {
            int value = content.s32("a constant");
            opcode = content.unsignedByte("an instruction");
            if (opcode == END) {
                return Math.max(-1, value);
            }
        }
        while (opcode != END) {
            skipImmediates(opcode, content, start);
            opcode = content.unsignedByte("an instruction");
        }
        return -1;
    }

    private static void skipImmediates(int opcode, ModuleCursor content, int start) {
        switch (opcode) {
            case I32_CONST, 0x23, 0xD0, 0xD2 -> content.skipLeb(5, "an immediate"); // global.get, ref.null, ref.func
            case 0x42 -> content.skipLeb(10, "a constant");
            case 0x43 -> content.skip(4, "a constant");
            case 0x44 -> content.skip(8, "a constant");
            case 0x6A, 0x6B, 0x6C, 0x7C, 0x7D, 0x7E -> {
                // add, sub and mul of the extended constant expressions
            }
            case 0xFD -> {
                content.skipLeb(5, "an instruction");
                content.skip(16, "a vector constant");
            }
            case 0xFB -> skipReferenceImmediates(content);
            default ->
                throw content.malformed("the constant expression at byte " + start + " holds instruction " + opcode
                        + ", which is none of" + " a constant expression");
        }
    }

    private static void skipReferenceImmediates(ModuleCursor content) {
        long opcode = content.u32("an instruction");
        if (opcode <= 8) {
            content.u32("a type");
        }
        if (opcode == 8) {
            content.u32("a length");
        }
    }
}
