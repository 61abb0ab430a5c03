package dev.witloof.it.mirror;

import dev.witloof.component.abi.CoreType;
import java.util.ArrayList;
import java.util.List;

/** The code of one core function, instruction by instruction. */
final class Code {
    private final List<CoreType> locals;
    private final int parameters;
    private final Binary out = new Binary();

    Code(List<CoreType> parameters) {
        this.locals = new ArrayList<>(parameters);
        this.parameters = parameters.size();
    }

    /** Makes a local variable; returns its index. */
    int local(CoreType type) {
        locals.add(type);
        return locals.size() - 1;
    }

    /** Appends an instruction as it is encoded. */
    Code op(int... bytes) {
        out.bytes(bytes);
        return this;
    }

    Code get(int local) {
        out.bytes(0x20).unsigned(local);
        return this;
    }

    Code set(int local) {
        out.bytes(0x21).unsigned(local);
        return this;
    }

    Code getGlobal(int global) {
        out.bytes(0x23).unsigned(global);
        return this;
    }

    Code setGlobal(int global) {
        out.bytes(0x24).unsigned(global);
        return this;
    }

    Code constant(int value) {
        out.bytes(0x41).signed(value);
        return this;
    }

    Code call(int function) {
        out.bytes(0x10).unsigned(function);
        return this;
    }

    /** Loads the number of 1, 2 or 4 bytes at an address that is in a local variable. */
    Code load(int base, int offset, int size) {
        get(base);
        out.bytes(size == 1 ? 0x2D : size == 2 ? 0x2F : 0x28, 0).unsigned(offset);
        return this;
    }

    /** Stores 32 bits at an address that is in a local variable. */
    Code store(int base, int offset, int value) {
        get(base).get(value);
        out.bytes(0x36, 0).unsigned(offset);
        return this;
    }

    /** Reads a local variable, of whichever type, as the 32 bits that its value has. */
    Code getWord(int local) {
        get(local);
        return locals.get(local) == CoreType.I64 ? op(0xA7) : this;
    }

    /** Puts 32 bits into a local variable of type i32 or i64. */
    Code setWord(int local) {
        return (locals.get(local) == CoreType.I64 ? op(0xAD) : this).set(local);
    }

    /** The function's entry in the section of code. */
    Binary body() {
        Binary body = new Binary();
        body.unsigned(locals.size() - parameters);
        locals.subList(parameters, locals.size())
                .forEach(type -> body.unsigned(1).bytes(CoreModule.code(type)));
        return new Binary().sized(body.append(out).bytes(0x0B));
    }
}
