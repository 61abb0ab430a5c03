package dev.witloof.runtime.chicory;

import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CatchOpCode;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.StructType;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.ValType;
import dev.witloof.runtime.core.MalformedModuleException;
import dev.witloof.runtime.core.ModuleOutline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bounds what one call of a function takes where it is interpreted, and what Chicory takes to find it valid.
 *
 * <p>The interpreter has everything of a call on the heap: parameters, locals, operands and the blocks that are open. None
 * of it makes the stack of the thread, which is what ends a recursion, any fuller, so that some thousand large frames would
 * take all of the heap first. One pass over the instructions of a function finds how large its frame gets.
 *
 * <p>To find a module valid, Chicory takes up and puts down each operand of each instruction, and keeps an exception for
 * each that is not there or of another type. Most instructions have a few; those that are told a type, a label or a number
 * may have thousands. So these are added up for the module as it was parsed, before it is known to be valid.
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

    /**
     * How many operands such instructions of all functions may have together, besides one for each instruction. The Python,
     * JavaScript and Go guests that were tried have one for ten instructions.
     */
    private static final long MAX_OPERANDS = 100_000;

    private static final int NO_TYPE = 0x40;
    private static final int UNBALANCED = -1;

    private final WasmModule module;
    private final List<FunctionType> functions = new ArrayList<>();
    private final List<FunctionType> tags = new ArrayList<>();
    private long operands;
    private long instructions;

    // The blocks that are open: from which height on they have operands, and how many they begin with and leave.
    private int[] bases = new int[16];
    private int[] parameters = new int[16];
    private int[] results = new int[16];
    private boolean[] loops = new boolean[16];
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
        module.importSection().stream()
                .filter(TagImport.class::isInstance)
                .forEach(each -> tags.add(type(((TagImport) each).tagType().typeIdx())));
        module.tagSection().ifPresent(section -> {
            for (int i = 0; i < section.tagCount(); i++) {
                tags.add(type(section.getTag(i).typeIdx()));
            }
        });
    }

    /**
     * Refuses a module of which a function may have too large a frame, or ends elsewhere than its body does, or which takes
     * too long to be found valid.
     *
     * @param module a module that was parsed and may not be valid
     * @param outline the outline of the same, which says where its functions were before they were rewritten
     * @throws MalformedModuleException if it is so
     * @throws RuntimeException anything else where it is not valid
     */
    static void check(WasmModule module, ModuleOutline outline) {
        FrameSizes sizes = new FrameSizes(module);
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            int function = outline.importedFunctions() + i;
            int start = outline.bodies().get(i).start();
            int size = sizes.largest(i);
            if (sizes.hasTooManyOperands()) {
                throw new MalformedModuleException(
                        start,
                        "the branches, calls and blocks up to function " + function + " have more than " + MAX_OPERANDS
                                + " operands together, and one more for each instruction");
            }
            if (size == UNBALANCED) {
                throw new MalformedModuleException(
                        start,
                        "function " + function + " has another number of blocks that begin than of blocks that end");
            }
            if (size > MAX_FRAME) {
                throw new MalformedModuleException(
                        start,
                        "function " + function + " takes " + size
                                + " values for its parameters, locals, operands and open blocks (" + OPEN_BLOCK
                                + " each); at most " + MAX_FRAME + " are taken");
            }
        }
    }

    /** The largest frame of each function that a valid module defines. */
    static int[] of(WasmModule module) {
        FrameSizes sizes = new FrameSizes(module);
        int[] largest = new int[module.codeSection().functionBodyCount()];
        for (int i = 0; i < largest.length; i++) {
            largest[i] = sizes.largest(i);
        }
        return largest;
    }

    /** The largest frame of a function; {@link #UNBALANCED} if its blocks do not end with it. */
    private int largest(int body) {
        FunctionType type =
                functions.get(functions.size() - module.functionSection().functionCount() + body);
        FunctionBody code = module.codeSection().getFunctionBody(body);
        height = 0;
        depth = 0;
        open(0, type.returns().size(), false);
        int largest = 0;
        for (AnnotatedInstruction instruction : code.instructions()) {
            if (depth == 0 || hasTooManyOperands()) {
                return UNBALANCED;
            }
            instructions++;
            step(instruction);
            largest = Math.max(largest, height + OPEN_BLOCK * depth);
        }
        return depth > 0 ? UNBALANCED : type.params().size() + code.localTypes().size() + largest;
    }

    private boolean hasTooManyOperands() {
        return operands > MAX_OPERANDS + instructions;
    }

    private void step(AnnotatedInstruction instruction) {
        switch (instruction.opcode()) {
            case BLOCK, LOOP -> open(instruction.operand(0), instruction.opcode() == OpCode.LOOP);
            case TRY_TABLE -> {
                CatchOpCode.decode(instruction.operands()).forEach(this::count);
                open(instruction.operand(0), false);
            }
            case IF -> {
                change(-1);
                open(instruction.operand(0), false);
            }
            case ELSE -> {
                operands += results[depth - 1] + (long) parameters[depth - 1];
                height = bases[depth - 1] + parameters[depth - 1];
            }
            case END -> {
                depth--;
                operands += 2L * results[depth];
                height = bases[depth] + results[depth];
            }
            case BR, BR_TABLE -> {
                for (int i = 0; i < instruction.operandCount(); i++) {
                    branch(instruction.operand(i));
                }
                endReachable();
            }
            case BR_IF, BR_ON_NULL, BR_ON_NON_NULL -> {
                branch(instruction.operand(0));
                change(StackEffects.of(instruction.opcode().opcode()));
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branch(instruction.operand(1));
            case THROW -> {
                operands += item(tags, instruction.operand(0), "tag").params().size();
                endReachable();
            }
            case RETURN -> {
                operands += results[0];
                endReachable();
            }
            case UNREACHABLE, THROW_REF -> endReachable();
            case RETURN_CALL -> {
                call(item(functions, instruction.operand(0), "function"));
                endReachable();
            }
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                call(type((int) instruction.operand(0)));
                endReachable();
            }
            case CALL -> call(item(functions, instruction.operand(0), "function"));
            case CALL_INDIRECT, CALL_REF -> {
                change(-1);
                call(type((int) instruction.operand(0)));
            }
            case STRUCT_NEW, STRUCT_NEW_DEFAULT -> {
                StructType type = module.typeSection()
                        .getSubType((int) instruction.operand(0))
                        .compType()
                        .structType();
                operands += type == null ? 0 : type.fieldTypes().length;
                change(1);
            }
            case ARRAY_NEW_FIXED -> {
                operands += instruction.operand(1) & 0xFFFF_FFFFL;
                change(1);
            }
            default -> change(StackEffects.of(instruction.opcode().opcode()));
        }
    }

    /** What is behind an instruction that does not go on there is not reached. */
    private void endReachable() {
        height = bases[depth - 1];
    }

    private void call(FunctionType type) {
        operands += type.params().size() + (long) type.returns().size();
        change(-type.params().size());
        change(type.returns().size());
    }

    private void branch(long label) {
        operands += labelSize(label);
    }

    private void count(CatchOpCode.Catch each) {
        boolean tagged = each.opcode() == CatchOpCode.CATCH || each.opcode() == CatchOpCode.CATCH_REF;
        operands += labelSize(each.label())
                + (tagged ? item(tags, each.tag(), "tag").params().size() : 0);
    }

    private int labelSize(long label) {
        if (label < 0 || label >= depth) {
            throw new InvalidException("label " + label + " is wanted, but " + depth + " blocks are open");
        }
        int block = depth - 1 - (int) label;
        return loops[block] ? parameters[block] : results[block];
    }

    private static FunctionType item(List<FunctionType> items, long index, String what) {
        if (index < 0 || index >= items.size()) {
            throw new InvalidException(what + " " + index + " is wanted, but there are " + items.size());
        }
        return items.get((int) index);
    }

    /** Where the code is not reached, an instruction may take what is not there. */
    private void change(int effect) {
        height = Math.max(height + effect, bases[depth - 1]);
    }

    private void open(long blockType, boolean loop) {
        if (blockType == NO_TYPE) {
            open(0, 0, loop);
        } else if (ValType.isValid(blockType)) {
            open(0, 1, loop);
        } else {
            FunctionType type = type((int) blockType);
            open(type.params().size(), type.returns().size(), loop);
        }
    }

    private void open(int taken, int left, boolean loop) {
        if (depth == bases.length) {
            bases = Arrays.copyOf(bases, 2 * depth);
            parameters = Arrays.copyOf(parameters, 2 * depth);
            results = Arrays.copyOf(results, 2 * depth);
            loops = Arrays.copyOf(loops, 2 * depth);
        }
        int base = Math.max(height - taken, depth == 0 ? 0 : bases[depth - 1]);
        bases[depth] = base;
        parameters[depth] = taken;
        results[depth] = left;
        loops[depth] = loop;
        operands += 2L * taken;
        depth++;
        height = base + taken;
    }

    private FunctionType type(int index) {
        FunctionType type = module.typeSection().getType(index);
        if (type == null) {
            throw new InvalidException("type " + index + " is that of no function");
        }
        return type;
    }
}
