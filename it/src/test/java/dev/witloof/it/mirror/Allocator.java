package dev.witloof.it.mirror;

import dev.witloof.component.abi.CoreSignature;
import dev.witloof.component.abi.CoreType;
import java.util.List;

/**
 * The core module with what canonical options name: a memory, {@code realloc}, the functions that are called after a call
 * has returned, and destructors. All that a call has allocated is free again when it has returned.
 */
final class Allocator {
    static final String MEMORY = "memory";
    static final String REALLOC = "realloc";
    /** The variable that is not 0 while destructors shall do nothing. */
    static final String QUIET = "quiet";

    static final CoreSignature REALLOC_SIGNATURE =
            new CoreSignature(List.of(CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32), List.of(CoreType.I32));

    private static final CoreSignature DROP = new CoreSignature(List.of(CoreType.I32), List.of());
    private static final int QUIET_GLOBAL = 0;
    private static final int TOP_GLOBAL = 1;
    /** Below it is nothing, so that no address is 0. */
    private static final int BOTTOM = 64;

    private Allocator() {}

    static String postReturn(List<CoreType> results) {
        return "post-return" + results;
    }

    static String destructor(int resource) {
        return "destructor" + resource;
    }

    /**
     * Writes the module.
     *
     * @param destructors the resources that have one; each imports what drops the handle that it is given, as
     *     {@code drop}, {@code 0} and so on
     */
    static CoreModule module(int destructors) {
        CoreModule module = new CoreModule();
        for (int i = 0; i < destructors; i++) {
            module.importFunction("drop", Integer.toString(i), DROP);
        }
        module.exportMemory(MEMORY);
        module.exportGlobals(QUIET, 0, BOTTOM);
        module.exportFunction(REALLOC, REALLOC_SIGNATURE, realloc());
        postReturn(module, List.of());
        for (CoreType type : CoreType.values()) {
            postReturn(module, List.of(type));
        }
        for (int i = 0; i < destructors; i++) {
            Code code = new Code(DROP.parameters());
            code.getGlobal(QUIET_GLOBAL).op(0x45, 0x04, 0x40); // i32.eqz, if
            code.get(0).call(i).op(0x0B);
            module.exportFunction(destructor(i), DROP, code);
        }
        return module;
    }

    private static void postReturn(CoreModule module, List<CoreType> results) {
        module.exportFunction(
                postReturn(results),
                new CoreSignature(results, List.of()),
                new Code(results).constant(BOTTOM).setGlobal(TOP_GLOBAL));
    }

    private static Code realloc() {
        Code code = new Code(REALLOC_SIGNATURE.parameters());
        int result = code.local(CoreType.I32);
        // The top, at the alignment.
        code.getGlobal(TOP_GLOBAL).get(2).op(0x6A).constant(1).op(0x6B);
        code.constant(0).get(2).op(0x6B, 0x71).set(result);
        code.get(result).get(3).op(0x6A).setGlobal(TOP_GLOBAL);
        // As many pages more as it takes: none if there are enough.
        code.op(0x02, 0x40, 0x03, 0x40); // block, loop
        code.getGlobal(TOP_GLOBAL).op(0x3F, 0).constant(16).op(0x74, 0x4D, 0x0D, 1); // top <= memory.size << 16
        code.constant(1).op(0x40, 0).constant(-1).op(0x46, 0x04, 0x40, 0x00, 0x0B); // memory.grow, or unreachable
        code.op(0x0C, 0, 0x0B, 0x0B);
        // What was there before: no more than there is room for.
        code.get(result).get(0);
        code.get(1).get(3).get(1).get(3).op(0x49, 0x1B); // i32.lt_u, select
        code.op(0xFC, 10, 0, 0); // memory.copy
        return code.get(result);
    }
}
