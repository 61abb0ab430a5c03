package dev.witloof.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of a core module, as far as calling one takes: only those over numbers. */
final class ModuleFunctions {
    private static final int TYPES = 1;
    private static final int IMPORTS = 2;
    private static final int FUNCTIONS = 3;
    private static final int FUNCTION = 0x60;
    private static final int LEAST_NUMBER = 0x7C;

    private final List<byte[]> parameters = new ArrayList<>();
    private final List<byte[]> results = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private int imported;
    private byte[] bytes = new byte[0];
    private int at;

    private ModuleFunctions() {}

    /** Reads a module; what is not understood is left out. */
    static ModuleFunctions of(Section module) {
        ModuleFunctions functions = new ModuleFunctions();
        try {
            functions.read(module);
        } catch (IndexOutOfBoundsException e) {
            // Damaged before: what was read so far will do.
        }
        return functions;
    }

    private void read(Section module) {
        if (open(module.child(TYPES))) {
            for (long count = number(); count > 0; count--) {
                if (bytes[at++] != FUNCTION) {
                    return;
                }
                byte[] takes = vector();
                results.add(vector());
                parameters.add(takes);
            }
        }
        if (open(module.child(IMPORTS))) {
            for (long count = number(); count > 0; count--) {
                readImport();
            }
        }
        imported = types.size();
        if (open(module.child(FUNCTIONS))) {
            for (long count = number(); count > 0; count--) {
                types.add((int) number());
            }
        }
    }

    private boolean open(@Nullable Section section) {
        bytes = section == null ? new byte[0] : section.bytes;
        at = 0;
        return section != null;
    }

    private void readImport() {
        vector();
        vector();
        switch (bytes[at++]) {
            case 0 -> types.add((int) number());
            case 1 -> {
                at++;
                limits();
            }
            case 2 -> limits();
            default -> at += 2;
        }
    }

    private void limits() {
        boolean bounded = (number() & 1) != 0;
        number();
        if (bounded) {
            number();
        }
    }

    private long number() {
        long value = Leb.read(bytes, at, bytes.length);
        if (value == Leb.NONE) {
            throw new IndexOutOfBoundsException(at);
        }
        at += Leb.length(bytes, at, bytes.length);
        return value;
    }

    private byte[] vector() {
        int length = (int) number();
        if (length < 0 || length > bytes.length - at) {
            throw new IndexOutOfBoundsException(length);
        }
        at += length;
        return Bytes.slice(bytes, at - length, at);
    }

    int count() {
        return types.size();
    }

    /** Code that calls some function with some arguments, and drops the results; nothing where none can be called. */
    byte[] call(Chance chance) {
        if (types.isEmpty()) {
            return new byte[0];
        }
        int function = chance.below(imported > 0 && chance.oneIn(2) ? imported : types.size());
        int type = types.get(function);
        if (type < 0 || type >= parameters.size()) {
            return new byte[0];
        }
        byte[] code = new byte[0];
        for (byte parameter : parameters.get(type)) {
            if ((parameter & 0xFF) < LEAST_NUMBER || parameter < 0) {
                return new byte[0];
            }
            code = Bytes.join(code, constant(parameter, chance));
        }
        byte[] call = Bytes.join(new byte[] {Instruction.CALL}, Leb.unsigned(function));
        byte[] drops = Bytes.repeat(new byte[] {Instruction.DROP}, results.get(type).length);
        return Bytes.join(code, call, drops);
    }

    private static byte[] constant(byte type, Chance chance) {
        return switch (type) {
            case 0x7F ->
                Bytes.join(
                        new byte[] {Instruction.I32_CONST},
                        Leb.signed(chance.oneIn(2) ? chance.below(1 << 16) : chance.interesting()));
            case 0x7E -> Bytes.join(new byte[] {Instruction.I64_CONST}, Leb.signed(chance.anyLong()));
            case 0x7D -> Bytes.join(new byte[] {Instruction.F32_CONST}, chance.bytes(Float.BYTES));
            default -> Bytes.join(new byte[] {Instruction.F64_CONST}, chance.bytes(Double.BYTES));
        };
    }
}
