package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes instructions of core modules such that most of what comes out is valid code, and does something else. */
final class CodeMutator {
    /** Instructions that take the same and give the same. */
    private static final int[][] ALIKE = {
        range(0x46, 0x4F, 0x6A, 0x78), // i32, i32 -> i32
        range(0x51, 0x5A), // i64, i64 -> i32
        range(0x5B, 0x60), // f32, f32 -> i32
        range(0x61, 0x66), // f64, f64 -> i32
        range(0x7C, 0x8A), // i64, i64 -> i64
        range(0x92, 0x98), // f32, f32 -> f32
        range(0xA0, 0xA6), // f64, f64 -> f64
        range(0x45, 0x45, 0x67, 0x69, 0xC0, 0xC1), // i32 -> i32
        range(0x28, 0x28, 0x2C, 0x2F), // i32.load
        range(0x29, 0x29, 0x30, 0x35), // i64.load
        range(0x36, 0x36, 0x3A, 0x3B), // i32.store
        range(0x37, 0x37, 0x3C, 0x3E), // i64.store
    };

    private static final byte[] UNREACHABLE = {0x00};
    private static final byte[] RETURN = {0x0F};
    private static final byte[] ENDLESS = {Instruction.LOOP, 0x40, Instruction.BR, 0, Instruction.END};

    private CodeMutator() {}

    private static int[] range(int... bounds) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            for (int code = bounds[i]; code <= bounds[i + 1]; code++) {
                all.add(code);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Changes one function of a core module; does nothing where that has no code. */
    static void mutate(Section module, Chance chance) {
        Section code = module.child(Section.CODE);
        List<byte[]> bodies = code == null ? null : bodies(code.bytes);
        if (code == null || bodies == null || bodies.isEmpty()) {
            return;
        }
        int function = chance.below(bodies.size());
        bodies.set(function, changed(bodies.get(function), ModuleFunctions.of(module), chance));
        byte[] all = Leb.unsigned(bodies.size());
        for (byte[] body : bodies) {
            all = Bytes.join(all, Leb.unsigned(body.length), body);
        }
        code.bytes = all;
    }

    private static @Nullable List<byte[]> bodies(byte[] section) {
        List<byte[]> bodies = new ArrayList<>();
        int at = Leb.length(section, 0, section.length);
        for (long left = Leb.read(section, 0, section.length); left > 0; left--) {
            long length = Leb.read(section, at, section.length);
            at += Leb.length(section, at, section.length);
            if (length == Leb.NONE || length > section.length - at) {
                return null;
            }
            bodies.add(Bytes.slice(section, at, at + (int) length));
            at += (int) length;
        }
        return bodies;
    }

    private static byte[] changed(byte[] body, ModuleFunctions functions, Chance chance) {
        List<Instruction> code = Instruction.read(body, afterLocals(body));
        if (code.isEmpty()) {
            return ByteMutator.mutate(body, chance);
        }
        Instruction at = chance.pick(code);
        return switch (chance.below(8)) {
            case 0 -> Bytes.replace(body, at.start(), at.start(), inserted(functions, chance));
            case 1 -> Bytes.replace(body, at.start(), at.end());
            case 2 -> Bytes.replace(body, at.start(), at.start(), Bytes.slice(body, at.start(), at.end()));
            default -> Objects.requireNonNullElseGet(other(body, code, functions, chance), () -> body);
        };
    }

    private static int afterLocals(byte[] body) {
        int at = Leb.length(body, 0, body.length);
        for (long groups = Leb.read(body, 0, body.length); groups > 0 && at < body.length; groups--) {
            at += Leb.length(body, at, body.length) + 1;
        }
        return at;
    }

    /** Code that leaves the stack of operands as it was. */
    private static byte[] inserted(ModuleFunctions functions, Chance chance) {
        return switch (chance.below(10)) {
            case 0 -> UNREACHABLE;
            case 1 -> RETURN;
            case 2 -> ENDLESS;
            case 3 -> Bytes.join(i32(chance), new byte[] {0x40, 0, Instruction.DROP}); // memory.grow
            case 4, 5 -> store(chance);
            default -> functions.call(chance);
        };
    }

    private static byte[] i32(Chance chance) {
        return Bytes.join(new byte[] {Instruction.I32_CONST}, Leb.signed(chance.interesting()));
    }

    /** Writes some number to some place of the first pages, where the guest's data and its stack are. */
    private static byte[] store(Chance chance) {
        byte[] address = Bytes.join(new byte[] {Instruction.I32_CONST}, Leb.signed(4L * chance.below(1 << 15)));
        byte[] store = {0x36, 0, 0};
        return Bytes.join(address, i32(chance), store);
    }

    /** The first of some instructions, from a random one on, that can be another. */
    private static byte @Nullable [] other(
            byte[] body, List<Instruction> code, ModuleFunctions functions, Chance chance) {
        int from = chance.below(code.size());
        for (int i = from; i < code.size(); i++) {
            byte[] other = other(body, code.get(i), functions, chance);
            if (other != null) {
                return Bytes.replace(body, code.get(i).start(), code.get(i).end(), other);
            }
        }
        return null;
    }

    private static byte @Nullable [] other(byte[] body, Instruction at, ModuleFunctions functions, Chance chance) {
        byte opcode = (byte) at.opcode();
        switch (at.opcode()) {
            case Instruction.I32_CONST -> {
                return Bytes.join(new byte[] {opcode}, Leb.signed(number(body, at, chance)));
            }
            case Instruction.CALL -> {
                return Bytes.join(new byte[] {opcode}, Leb.unsigned(chance.below(Math.max(1, functions.count()))));
            }
            case Instruction.BR, Instruction.BR_IF -> {
                return new byte[] {opcode, (byte) chance.below(4)};
            }
            default -> {
                if (at.opcode() >= Instruction.LOCAL_GET && at.opcode() <= Instruction.GLOBAL_SET) {
                    return new byte[] {opcode, (byte) chance.below(12)};
                }
                return alike(body, at, chance);
            }
        }
    }

    private static long number(byte[] body, Instruction at, Chance chance) {
        long value = Leb.read(body, at.immediate(), body.length);
        return chance.oneIn(2) && value >= 0 && value < 1 << 20 ? value + chance.between(-9, 9) : chance.interesting();
    }

    private static byte @Nullable [] alike(byte[] body, Instruction at, Chance chance) {
        for (int[] group : ALIKE) {
            for (int code : group) {
                if (code == at.opcode()) {
                    byte opcode = (byte) group[chance.below(group.length)];
                    return code >= Instruction.FIRST_LOAD && code <= Instruction.LAST_STORE
                            ? Bytes.join(new byte[] {opcode, 0}, offset(body, at, chance))
                            : new byte[] {opcode};
                }
            }
        }
        return null;
    }

    private static byte[] offset(byte[] body, Instruction at, Chance chance) {
        int alignment = Leb.length(body, at.immediate(), at.end());
        long offset = Leb.read(body, at.immediate() + alignment, at.end());
        return Leb.unsigned(
                chance.oneIn(2) ? Math.max(0, offset) : chance.oneIn(2) ? chance.below(64) : chance.interesting());
    }
}
