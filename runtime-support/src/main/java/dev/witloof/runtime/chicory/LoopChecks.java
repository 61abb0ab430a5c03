package dev.witloof.runtime.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.OpCode;
import dev.witloof.runtime.core.ModuleOutline;
import dev.witloof.runtime.core.ModuleOutline.Section;
import dev.witloof.runtime.core.ModuleOutline.Span;
import dev.witloof.runtime.core.ModuleOutlineReader;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Makes every loop one that an interrupt ends, and so a deadline; a function that goes on as itself by a tail call is a loop
 * too.
 *
 * <p>The interpreter of Chicory 1.7.5 looks out for an interrupt where it calls a function and where it jumps by {@code br},
 * but not where {@code br_if}, {@code br_table} or another instruction jumps back, and not where a tail call begins the same
 * function again. So each loop begins with a {@code br} to the instruction behind it, and so does each tail call. Compiled
 * code has checks of its own, and a jump that is none costs it nothing; but what is too large for a method of the JVM is
 * interpreted in a compiled module too.
 */
final class LoopChecks {
    private static final int CODE_SECTION = 10;
    private static final int HEADER_LENGTH = 8;
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;

    /** {@code block br 0 end} */
    private static final byte[] CHECK = {0x02, 0x40, 0x0C, 0x00, 0x0B};

    private final byte[] bytes;
    private final WasmModule module;
    private final ByteArrayOutputStream out;

    private LoopChecks(byte[] bytes, WasmModule module) {
        this.bytes = bytes;
        this.module = module;
        this.out = new ByteArrayOutputStream(bytes.length + bytes.length / 8);
    }

    /**
     * Adds the checks.
     *
     * @param bytes a module
     * @param module the same, parsed
     * @return the module with checks; the very bytes where it has no loop and no tail call
     */
    static byte[] insert(byte[] bytes, WasmModule module) {
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            if (instructions(module, i).stream().anyMatch(each -> isLoop(each) || TailCalls.isOne(each))) {
                return new LoopChecks(bytes, module).rewrite();
            }
        }
        return bytes;
    }

    private static List<AnnotatedInstruction> instructions(WasmModule module, int function) {
        return module.codeSection().getFunctionBody(function).instructions();
    }

    private static boolean isLoop(AnnotatedInstruction instruction) {
        return instruction.opcode() == OpCode.LOOP;
    }

    private byte[] rewrite() {
        ModuleOutline outline = ModuleOutlineReader.read(bytes);
        out.write(bytes, 0, HEADER_LENGTH);
        for (Section section : outline.sections()) {
            out.write(section.id());
            if (section.id() == CODE_SECTION) {
                byte[] code = code(outline.bodies());
                ModuleRewriter.writeU32(out, code.length);
                out.writeBytes(code);
            } else {
                Span content = section.content();
                ModuleRewriter.writeU32(out, content.end() - content.start());
                out.write(bytes, content.start(), content.end() - content.start());
            }
        }
        return out.toByteArray();
    }

    private byte[] code(List<Span> bodies) {
        ByteArrayOutputStream code = new ByteArrayOutputStream(bytes.length);
        ModuleRewriter.writeU32(code, bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = body(bodies.get(i), instructions(module, i));
            ModuleRewriter.writeU32(code, body.length);
            code.writeBytes(body);
        }
        return code.toByteArray();
    }

    private byte[] body(Span body, List<AnnotatedInstruction> instructions) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(body.end() - body.start());
        int copied = body.start();
        for (AnnotatedInstruction instruction : instructions) {
            if (isLoop(instruction) || TailCalls.isOne(instruction)) {
                int place = isLoop(instruction) ? behindType(instruction.address() + 1) : instruction.address();
                changed.write(bytes, copied, place - copied);
                changed.writeBytes(CHECK);
                copied = place;
            }
        }
        changed.write(bytes, copied, body.end() - copied);
        return changed.toByteArray();
    }

    /** Where the type of a loop ends: a number in LEB128, a byte that looks like one, or a reference to a heap type. */
    private int behindType(int type) {
        int at = bytes[type] == REFERENCE || bytes[type] == NULLABLE_REFERENCE ? type + 1 : type;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }
}
