package dev.witloof.runtime.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.TypeSection;
import dev.witloof.runtime.core.ModuleOutline;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What of a module is compiled. Most of what the compiler of Chicory 1.7.5 does takes time and memory in proportion to the
 * module; this leaves to the interpreter what does not, so that a module of some hundred kilobytes cannot keep it busy for
 * minutes. Each limit is several times what the largest of the Python, JavaScript and Go guests that were tried needs.
 */
final class CompilationPlan {
    /** The most instructions of a function: the JVM takes no method of more than 64 KiB, and few have room for so many. */
    static final int MAX_INSTRUCTIONS = 24_576;

    /** The most types: each becomes a method, called indirectly or not. Guests have some hundred. */
    static final int MAX_TYPES = 10_000;

    /**
     * How many times the compiler may compare a type with that of a function, for a module of no size and for each byte: to
     * find what an indirect call may reach it compares each with each, and walks through all imports to find the type of an
     * imported function. It does some 15 million in a second; guests need a fourth.
     */
    private static final long COMPARISONS = 20_000_000;

    private static final long COMPARISONS_PER_BYTE = 50;

    /**
     * How many values the frames at all jumps may have together, again for a module of no size and for each byte: the
     * compiler tells the verifier of the JVM what they are, and each takes it some bytes of memory. Guests have a fourth.
     */
    private static final long FRAME_VALUES = 10_000_000;

    private static final long FRAME_VALUES_PER_BYTE = 40;

    /** The most functions that are left to the interpreter one by one, rather than the whole module. */
    private static final int MAX_INTERPRETED = 4_000;

    private final WasmModule module;
    private final ModuleOutline outline;

    private CompilationPlan(WasmModule module, ModuleOutline outline) {
        this.module = module;
        this.outline = outline;
    }

    /**
     * Says which functions are left to the interpreter.
     *
     * @return their indices, imported functions first; or nothing where that is the whole module
     */
    static Optional<Set<Integer>> interpreted(WasmModule module, ModuleOutline outline) {
        return new CompilationPlan(module, outline).interpreted();
    }

    private Optional<Set<Integer>> interpreted() {
        if (module.typeSection().subTypeCount() > MAX_TYPES
                || comparisons() > COMPARISONS + COMPARISONS_PER_BYTE * size()) {
            return Optional.empty();
        }
        Set<Integer> interpreted = new HashSet<>();
        int[] frames = FrameSizes.of(module);
        long[] values = new long[frames.length];
        for (int i = 0; i < frames.length; i++) {
            values[i] = frames[i] * jumps(instructions(i));
            if (instructions(i).size() > MAX_INSTRUCTIONS) {
                interpreted.add(outline.importedFunctions() + i);
                values[i] = 0;
            }
        }
        leaveTheLargest(values, interpreted);
        return interpreted.size() > MAX_INTERPRETED ? Optional.empty() : Optional.of(interpreted);
    }

    /** Takes the smallest first, so that the fewest functions are left. */
    private void leaveTheLargest(long[] values, Set<Integer> interpreted) {
        long left = FRAME_VALUES + FRAME_VALUES_PER_BYTE * size();
        for (int i : IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingLong(each -> values[each]))
                .toList()) {
            left -= values[i];
            if (left < 0) {
                interpreted.add(outline.importedFunctions() + i);
            }
        }
    }

    private long comparisons() {
        TypeSection types = module.typeSection();
        long ofImports = (long) outline.importedFunctions() * outline.imports().size();
        long all = types.subTypeCount() * (outline.functions().size() + ofImports);
        // Types that are declared in groups, or below others, are compared with all that belongs to them.
        boolean plain = types.typeCount() == types.subTypeCount()
                && IntStream.range(0, types.subTypeCount())
                        .allMatch(i -> types.getSubType(i).typeIdx().length == 0);
        return plain ? all : all * types.subTypeCount();
    }

    /** The bytes of the code. */
    private long size() {
        return outline.bodies().stream()
                .mapToLong(body -> body.end() - body.start())
                .sum();
    }

    private static long jumps(List<AnnotatedInstruction> instructions) {
        long jumps = 0;
        for (AnnotatedInstruction instruction : instructions) {
            jumps += switch (instruction.opcode()) {
                case BLOCK, LOOP, IF, ELSE, END, BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, TRY_TABLE, RETURN -> 1;
                case BR_TABLE -> instruction.operandCount();
                default -> 0;
            };
        }
        return jumps;
    }

    private List<AnnotatedInstruction> instructions(int body) {
        return module.codeSection().getFunctionBody(body).instructions();
    }
}
