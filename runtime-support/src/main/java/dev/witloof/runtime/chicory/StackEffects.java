package dev.witloof.runtime.chicory;

/**
 * By how much each instruction changes the height of the operand stack, where neither a type nor a label decides on it.
 *
 * <p>Numbers are those of the binary format, a prefix in their high byte. Vectors of 128 bits count as one value. WebAssembly
 * 3.0, appendix "Index of Instructions".
 */
final class StackEffects {
    private static final int NUMBERS = 0x100;
    private static final int WIDE = 0xFC;
    private static final int VECTORS = 0xFD;
    private static final int ATOMICS = 0xFE;

    private static final byte[] PLAIN = new byte[NUMBERS];
    private static final byte[] OF_WIDE = new byte[NUMBERS];
    private static final byte[] OF_VECTORS = new byte[NUMBERS];
    private static final byte[] OF_ATOMICS = new byte[NUMBERS];

    static {
        // Conditional branches and drop; select; local.get, global.get; local.set, global.set, table.set; stores.
        fill(PLAIN, -1, 0x0D, 0x0D, 0x1A, 0x1A, 0x21, 0x21, 0x24, 0x24);
        fill(PLAIN, -2, 0x1B, 0x1C, 0x26, 0x26, 0x36, 0x3E);
        fill(PLAIN, 1, 0x20, 0x20, 0x23, 0x23, 0x3F, 0x3F, 0x41, 0x44);
        // Comparisons and arithmetic of two operands, for i32, i64, f32 and f64.
        fill(PLAIN, -1, 0x46, 0x4F, 0x51, 0x66, 0x6A, 0x78, 0x7C, 0x8A, 0x92, 0x98, 0xA0, 0xA6);
        // ref.null, ref.func; ref.eq, br_on_non_null.
        fill(PLAIN, 1, 0xD0, 0xD0, 0xD2, 0xD2);
        fill(PLAIN, -1, 0xD3, 0xD3, 0xD6, 0xD6);

        // memory.init, copy and fill, table.init, copy and fill; table.grow; table.size.
        fill(OF_WIDE, -3, 0x08, 0x08, 0x0A, 0x0C, 0x0E, 0x0E, 0x11, 0x11);
        fill(OF_WIDE, -1, 0x0F, 0x0F);
        fill(OF_WIDE, 1, 0x10, 0x10);

        // Stores, of lanes too, and bitselect; const; shuffle and swizzle; replace_lane; comparisons.
        fill(OF_VECTORS, -2, 0x0B, 0x0B, 0x52, 0x52, 0x58, 0x5B);
        fill(OF_VECTORS, 1, 0x0C, 0x0C);
        fill(OF_VECTORS, -1, 0x0D, 0x0E, 0x17, 0x17, 0x1A, 0x1A, 0x1C, 0x1C, 0x1E, 0x1E, 0x20, 0x20, 0x22, 0x4C);
        // Bitwise operations of two operands; loads of lanes; then by shape: i8x16, i16x8, i32x4, i64x2, f32x4, f64x2.
        fill(OF_VECTORS, -1, 0x4E, 0x51, 0x54, 0x57);
        fill(OF_VECTORS, -1, 0x65, 0x66, 0x6B, 0x73, 0x76, 0x79, 0x7B, 0x7B);
        fill(OF_VECTORS, -1, 0x82, 0x82, 0x85, 0x86, 0x8B, 0x93, 0x95, 0x9F);
        fill(OF_VECTORS, -1, 0xAB, 0xBF, 0xCB, 0xDF);
        fill(OF_VECTORS, -1, 0xE4, 0xEB, 0xF0, 0xF7);

        // notify; wait; stores; read, modify and write; compare and exchange.
        fill(OF_ATOMICS, -1, 0x00, 0x00, 0x1E, 0x47);
        fill(OF_ATOMICS, -2, 0x01, 0x02, 0x17, 0x1D, 0x48, 0x4E);
    }

    private StackEffects() {}

    /** Fills ranges, given as pairs of their first and last number. */
    private static void fill(byte[] effects, int effect, int... ranges) {
        for (int i = 0; i < ranges.length; i += 2) {
            for (int number = ranges[i]; number <= ranges[i + 1]; number++) {
                effects[number] = (byte) effect;
            }
        }
    }

    /** The effect; 1, which is never too little, for an instruction that is not known. */
    static int of(int opcode) {
        int number = opcode & 0xFF;
        return switch (opcode >> 8) {
            case 0 -> PLAIN[number];
            case WIDE -> OF_WIDE[number];
            case VECTORS -> OF_VECTORS[number];
            case ATOMICS -> OF_ATOMICS[number];
            default -> 1;
        };
    }
}
