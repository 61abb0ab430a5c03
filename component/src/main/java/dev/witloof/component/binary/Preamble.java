package dev.witloof.component.binary;

import dev.witloof.component.definition.ByteSlice;

/** The first eight bytes of components and core modules (Binary.md, "Component Definitions"). */
final class Preamble {
    /** How many bytes it has. */
    static final int LENGTH = 8;

    private static final int MAGIC = 0x0061736d;
    private static final int COMPONENT = 0x0d000100;
    private static final int MODULE = 0x01000000;

    private Preamble() {}

    /** Consumes the preamble of a component. */
    static void component(BinaryInput in) {
        int start = in.offset();
        if (in.remaining() < LENGTH) {
            throw in.error(
                    Rule.END,
                    in.remaining() + " bytes",
                    "a component, which starts with \\0asm and has at least 8 bytes");
        }
        int magic = in.part(Integer.BYTES).rest().asByteBuffer().getInt();
        int version = in.part(Integer.BYTES).rest().asByteBuffer().getInt();
        if (magic != MAGIC) {
            throw new MalformedComponentException(
                    Rule.PREAMBLE, start, String.format("0x%08x", magic), "a component, which starts with \\0asm");
        }
        if (version == MODULE) {
            throw new MalformedComponentException(
                    Rule.VERSION,
                    start,
                    "a core module",
                    "a component; `wasm-tools component new module.wasm -o component.wasm` makes one of a module that was"
                            + " built for the component model, and compilers can target wasm32-wasip2");
        }
        if (version != COMPONENT) {
            throw new MalformedComponentException(
                    Rule.VERSION,
                    start + Integer.BYTES,
                    String.format("version and layer 0x%08x", version),
                    "0x0d000100, the version 13 of the layer of components");
        }
    }

    /** Checks that bytes start as a core module does. */
    static void module(ByteSlice bytes) {
        if (bytes.length() < LENGTH
                || bytes.asByteBuffer().getInt() != MAGIC
                || bytes.asByteBuffer().getInt(Integer.BYTES) != MODULE) {
            throw new MalformedComponentException(
                    Rule.VERSION,
                    bytes.offset(),
                    "bytes that do not start as a core module",
                    "\\0asm and the version 1");
        }
    }
}
