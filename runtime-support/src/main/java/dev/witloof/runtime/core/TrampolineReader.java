package dev.witloof.runtime.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the code of a module that consists of trampolines: functions that do nothing but hand their parameters on to the
 * function at a constant place of table 0.
 */
public final class TrampolineReader {
    private static final int LOCAL_GET = 0x20;
    private static final int I32_CONST = 0x41;
    private static final int CALL_INDIRECT = 0x11;
    private static final int END = 0x0B;

    private TrampolineReader() {}

    /**
     * Reads the trampolines.
     *
     * @param bytes the module
     * @param outline its outline
     * @return for each function that the module defines, the place in the table; empty if one is not exactly a trampoline
     */
    public static Optional<List<Integer>> read(byte[] bytes, ModuleOutline outline) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < outline.bodies().size(); i++) {
            ModuleOutline.Span body = outline.bodies().get(i);
            int type = outline.functions().get(outline.importedFunctions() + i);
            int place = place(
                    new ModuleCursor(bytes, body.start(), body.end()),
                    type,
                    outline.types().get(type).parameters().length());
            if (place < 0) {
                return Optional.empty();
            }
            places.add(place);
        }
        return Optional.of(List.copyOf(places));
    }

    private static int place(ModuleCursor body, int type, int parameters) {
        String what = "an instruction";
        if (body.u32("a number of locals") != 0) {
            return -1;
        }
        for (int i = 0; i < parameters; i++) {
            if (body.unsignedByte(what) != LOCAL_GET || body.u32(what) != i) {
                return -1;
            }
        }
        if (body.unsignedByte(what) != I32_CONST) {
            return -1;
        }
        int place = body.s32(what);
        boolean calls = body.unsignedByte(what) == CALL_INDIRECT
                && body.u32(what) == type
                && body.u32(what) == 0
                && body.unsignedByte(what) == END
                && body.atEnd();
        return calls ? place : -1;
    }
}
