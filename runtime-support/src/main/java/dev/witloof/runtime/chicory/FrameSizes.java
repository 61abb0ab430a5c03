package dev.witloof.runtime.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.witloof.runtime.core.MalformedModuleException;
import dev.witloof.runtime.core.ModuleOutline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bounds what one call of a function takes where it is interpreted.
 *
 * <p>The interpreter has everything of a call on the heap: parameters, locals, operands and the blocks that are open. None
 * of it makes the stack of the thread, which is what ends a recursion, any fuller, so that some thousand large frames would
 * take all of the heap first. One pass over the instructions of a function finds how large its frame gets.
 */
final class FrameSizes {
    /**
     * The most values that a frame may have. One takes 24 bytes at most, and so a frame 240 kB; the stack of a thread, if it
     * has 1 MiB, ends a recursion of interpreted functions after about 2,500 calls, and so before they take 600 MB. The
     * largest functions of the Python, JavaScript and Go guests that were tried have 800 to 1,600.
     */
    static final int MAX_FRAME = 10_000;

    /** How many values an open block counts for, which takes twice what a local takes. */
    private static final int OPEN_BLOCK = 2;

    private static final int NO_TYPE = 0x40;
    private static final int UNBALANCED = -1;

    private final WasmModule module;
    private final List<FunctionType> functions = new ArrayList<>();

    // The blocks that are open: from which height on they have operands, and how many they begin with and leave.
    private int[] bases = new int[16];
    private int[] parameters = new int[16];
    private int[] results = new int[16];
    private int depth;
    private int height;

    private FrameSizes(WasmModule module) {
        this.module = module;
        module.importSection().stream()
                .filter(FunctionImport.class::isInstance)
                .forEach(each -> functions.add(type(((FunctionImport) each).typeIndex())));
        for (int i = 0; i < module.functionSection().functionCount(); i++) {
            functions.add(type(module.functionSection().getFunctionType(i)));
        }
    }

    /**
     * Refuses a module of which a function may have too large a frame, or ends elsewhere than its body does.
     *
     * @param module a module that is valid, except that Chicory takes the end of one function for that of another
     * @param outline the outline of the same, which says where its functions were before they were rewritten
     * @throws MalformedModuleException if one has
     */
    static void check(WasmModule module, ModuleOutline outline) {
        int[] largest = of(module);
        for (int i = 0; i < largest.length; i++) {
            if (largest[i] == UNBALANCED) {
                throw new MalformedModuleException(
                        outline.bodies().get(i).start(),
                        "function " + (outline.importedFunctions() + i)
                                + " has another number of blocks that begin than of blocks that end");
            }
            if (largest[i] > MAX_FRAME) {
                throw new MalformedModuleException(
                        outline.bodies().get(i).start(),
                        "function " + (outline.importedFunctions() + i) + " takes " + largest[i]
                                + " values for its parameters, locals, operands and open blocks (" + OPEN_BLOCK
                                + " each); at most " + MAX_FRAME + " are taken");
            }
        }
    }

    /** The largest frame of each function that a module defines; {@link #UNBALANCED} if its blocks do not end with it. */
    static int[] of(WasmModule module) {
        FrameSizes sizes = new FrameSizes(module);
        int imported = sizes.functions.size() - module.functionSection().functionCount();
        int[] largest = new int[module.codeSection().functionBodyCount()];
        for (int i = 0; i < largest.length; i++) {
            largest[i] = sizes.largest(
                    sizes.functions.get(imported + i), module.codeSection().getFunctionBody(i));
        }
        return largest;
    }

    private int largest(FunctionType type, FunctionBody body) {
        height = 0;
        depth = 0;
        open(0, type.returns().size());
        int largest = 0;
        for (AnnotatedInstruction instruction : body.instructions()) {
            if (depth == 0) {
                return UNBALANCED;
            }
            step(instruction);
            largest = Math.max(largest, height + OPEN_BLOCK * depth);
        }
        if (depth > 0) {
            return UNBALANCED;
        }
        return type.params().size() + body.localTypes().size() + largest;
    }

    private void step(AnnotatedInstruction instruction) {
        switch (instruction.opcode()) {
            case BLOCK, LOOP, TRY_TABLE -> open(instruction.operand(0));
            case IF -> {
                change(-1);
                open(instruction.operand(0));
            }
            case ELSE -> height = bases[depth - 1] + parameters[depth - 1];
            case END -> {
                depth--;
                height = bases[depth] + results[depth];
            }
            case UNREACHABLE,
                    BR,
                    BR_TABLE,
                    RETURN,
                    THROW,
                    THROW_REF,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF -> height = bases[depth - 1];
            case CALL -> call(functions.get((int) instruction.operand(0)));
            case CALL_INDIRECT, CALL_REF -> {
                change(-1);
                call(type((int) instruction.operand(0)));
            }
            default -> change(StackEffects.of(instruction.opcode().opcode()));
        }
    }

    private void call(FunctionType type) {
        change(-type.params().size());
        change(type.returns().size());
    }

    /** Where the code is not reached, an instruction may take what is not there. */
    private void change(int effect) {
        height = Math.max(height + effect, bases[depth - 1]);
    }

    private void open(long blockType) {
        if (blockType == NO_TYPE) {
            open(0, 0);
        } else if (ValType.isValid(blockType)) {
            open(0, 1);
        } else {
            FunctionType type = type((int) blockType);
            open(type.params().size(), type.returns().size());
        }
    }

    private void open(int taken, int left) {
        if (depth == bases.length) {
            bases = Arrays.copyOf(bases, 2 * depth);
            parameters = Arrays.copyOf(parameters, 2 * depth);
            results = Arrays.copyOf(results, 2 * depth);
        }
        int base = Math.max(height - taken, depth == 0 ? 0 : bases[depth - 1]);
        bases[depth] = base;
        parameters[depth] = taken;
        results[depth] = left;
        depth++;
        height = base + taken;
    }

    private FunctionType type(int index) {
        return module.typeSection().getType(index);
    }
}
