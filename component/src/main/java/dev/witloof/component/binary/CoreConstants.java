package dev.witloof.component.binary;

/**
 * Skips the constant expressions of core modules (core WebAssembly, "Constant Expressions"): what they compute, and whether it
 * is of the right type, is for the engine to check.
 */
final class CoreConstants {
    private static final String WHAT = "a constant expression";

    private CoreConstants() {}

    static void skip(BinaryInput in) {
        int start = in.offset();
        while (true) {
            int opcode = in.u8(WHAT);
            switch (opcode) {
                case 0x0b -> {
                    return;
                }
                case 0x41, 0x42, 0xd0 -> integer(in);
                case 0x43 -> in.skip(Float.BYTES, WHAT);
                case 0x44 -> in.skip(Double.BYTES, WHAT);
                case 0x23, 0xd2 -> in.u32(WHAT);
                case 0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e -> {}
                case 0xfb -> aggregate(start, in);
                case 0xfd -> {
                    if (in.u32(WHAT) != 0x0c) {
                        throw other(start);
                    }
                    in.skip(2 * Long.BYTES, WHAT);
                }
                default -> throw other(start);
            }
        }
    }

    private static void aggregate(int start, BinaryInput in) {
        int opcode = (int) in.u32(WHAT);
        switch (opcode) {
            case 0x00, 0x01, 0x06, 0x07 -> in.u32(WHAT);
            case 0x08 -> {
                in.u32(WHAT);
                in.u32(WHAT);
            }
            case 0x1a, 0x1b, 0x1c -> {}
            default -> throw other(start);
        }
    }

    private static void integer(BinaryInput in) {
        int byteOfInteger;
        do {
            byteOfInteger = in.u8(WHAT);
        } while ((byteOfInteger & 0x80) != 0);
    }

    private static MalformedComponentException other(int start) {
        return new MalformedComponentException(
                Rule.CORE_MODULE, start, "an expression with an instruction that is not constant", "a constant");
    }
}
