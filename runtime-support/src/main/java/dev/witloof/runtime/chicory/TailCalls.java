package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Instruction;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;

/**
 * Bounds what interpreted tail calls leave behind. Chicory 1.7.5's interpreter keeps as many operands of the caller as the
 * function has results, with each tail call of another function; a guest that never returns from them would take all of the
 * heap. So in a module with tail calls each interpreted instruction looks at the height of the stack. Compiled code needs
 * none of this.
 */
final class TailCalls {
    /** The most operands of all calls of an instance, for which the interpreter has an array of 128 MiB. */
    static final int MAX_OPERANDS = 10_000_000;

    private TailCalls() {}

    /** Whether a function of the module makes tail calls. */
    static boolean in(WasmModule module) {
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            if (module.codeSection().getFunctionBody(i).instructions().stream().anyMatch(TailCalls::isOne)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction is a tail call. */
    static boolean isOne(Instruction instruction) {
        return switch (instruction.opcode()) {
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    /** Ends the guest where its stack is too high; called before each interpreted instruction. */
    static void check(Instruction next, MStack stack) {
        if (stack.size() > MAX_OPERANDS) {
            throw new GuestFault(
                    Trap.Rule.STACK, "the call stack is exhausted by tail calls, at " + next.opcode(), null);
        }
    }
}
