package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * An instruction in the body of a function.
 *
 * @param opcode its first byte
 * @param start where it begins
 * @param immediate where its immediates begin
 * @param end where the next one begins
 */
record Instruction(int opcode, int start, int immediate, int end) {
    static final int BLOCK = 0x02;
    static final int LOOP = 0x03;
    static final int END = 0x0B;
    static final int BR = 0x0C;
    static final int BR_IF = 0x0D;
    static final int CALL = 0x10;
    static final int DROP = 0x1A;
    static final int LOCAL_GET = 0x20;
    static final int GLOBAL_SET = 0x24;
    static final int FIRST_LOAD = 0x28;
    static final int LAST_STORE = 0x3E;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int F32_CONST = 0x43;
    static final int F64_CONST = 0x44;

    private static final int PREFIXED = 0xFC;

    /** The instructions from a place on, up to the first one that is not known here. */
    static List<Instruction> read(byte[] body, int from) {
        List<Instruction> all = new ArrayList<>();
        int at = from;
        while (at < body.length) {
            int opcode = body[at] & 0xFF;
            int immediate = at + 1;
            int end = end(body, opcode, immediate);
            if (end < 0 || end > body.length) {
                break;
            }
            all.add(new Instruction(opcode, at, immediate, end));
            at = end;
        }
        return all;
    }

    /** Where the immediates end, or -1. */
    private static int end(byte[] body, int opcode, int at) {
        return switch (opcode) {
            case 0x00, 0x01, 0x05, END, 0x0F, DROP, 0x1B, 0xD1 -> at;
            case BLOCK, LOOP, 0x04, BR, BR_IF, CALL, 0x12, 0x25, 0x26, 0x3F, 0x40, I32_CONST, 0xD0, 0xD2 ->
                numbers(body, at, 1);
            case 0x11, 0x13 -> numbers(body, at, 2);
            case 0x0E -> vector(body, at, 1);
            case 0x1C -> vector(body, at, 0);
            case I64_CONST -> longNumber(body, at);
            case F32_CONST -> at + Float.BYTES;
            case F64_CONST -> at + Double.BYTES;
            case PREFIXED -> prefixed(body, at);
            default -> {
                if (opcode >= LOCAL_GET && opcode <= GLOBAL_SET) {
                    yield numbers(body, at, 1);
                }
                if (opcode >= FIRST_LOAD && opcode <= LAST_STORE) {
                    yield numbers(body, at, 2);
                }
                yield opcode > F64_CONST && opcode <= 0xC4 ? at : -1;
            }
        };
    }

    private static int numbers(byte[] body, int from, int count) {
        int at = from;
        for (int i = 0; i < count; i++) {
            int length = Leb.length(body, at, body.length);
            if (length == 0) {
                return -1;
            }
            at += length;
        }
        return at;
    }

    private static int vector(byte[] body, int at, int more) {
        long count = Leb.read(body, at, body.length);
        return count == Leb.NONE || count > body.length ? -1 : numbers(body, at, 1 + (int) count + more);
    }

    private static int longNumber(byte[] body, int from) {
        for (int at = from; at < body.length && at < from + 10; at++) {
            if (body[at] >= 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private static int prefixed(byte[] body, int at) {
        long code = Leb.read(body, at, body.length);
        int immediates =
                switch ((int) code) {
                    case 0, 1, 2, 3, 4, 5, 6, 7 -> 0;
                    case 9, 11, 13, 15, 16, 17 -> 1;
                    case 8, 10, 12, 14 -> 2;
                    default -> -1;
                };
        return immediates < 0 ? -1 : numbers(body, at, 1 + immediates);
    }
}
