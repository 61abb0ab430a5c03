package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modules that a compiler would take much for, though they are small. */
class CompilationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** For a module of some hundred kilobytes; guests of one megabyte take about as much. */
    private static final long MOST_BYTES = 1L << 30;

    /** Functions {@code () -> i32}, the last of which is exported as {@code run}. */
    private static byte[] module(int types, List<ModuleWriter> bodies) {
        ModuleWriter section = new ModuleWriter().unsigned(types).bytes(0x60, 0, 1, 0x7F);
        for (int i = 1; i < types; i++) {
            section.bytes(0x60, 0, 0);
        }
        ModuleWriter functions = new ModuleWriter().unsigned(bodies.size());
        ModuleWriter code = new ModuleWriter().unsigned(bodies.size());
        for (ModuleWriter body : bodies) {
            functions.bytes(0);
            code.sized(body);
        }
        return ModuleWriter.module()
                .section(1, section)
                .section(3, functions)
                .section(7, new ModuleWriter().bytes(1).name("run").bytes(0).unsigned(bodies.size() - 1))
                .section(10, code)
                .toBytes();
    }

    private static ModuleWriter constant(int value) {
        return new ModuleWriter().bytes(0, 0x41).signed(value).bytes(0x0B);
    }

    private static void assertRuns(byte[] module, int result) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        CoreInstance instance =
                CoreTestModules.engine(true).load(module).instantiate(List.of(), CoreTestModules.budget());
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        assertThat((int) CoreTestModules.call(instance, "run")).isEqualTo(result);
    }

    @Test
    void moreTypesThanAreComparedAreInterpreted() {
        assertRuns(module(60_000, Collections.nCopies(200, constant(7))), 7);
    }

    @Test
    void moreTypesTimesFunctionsThanAreComparedAreInterpreted() {
        assertRuns(module(9_000, Collections.nCopies(9_000, constant(7))), 7);
    }

    @Test
    void functionsWithManyLocalsAndJumpsAreInterpreted() {
        ModuleWriter body = new ModuleWriter().bytes(1).unsigned(9_000).bytes(0x7F);
        for (int i = 0; i < 1_500; i++) {
            body.bytes(0x02, 0x40, 0x41, 0, 0x0D, 0, 0x0B);
        }
        body.bytes(0x41, 7, 0x0B);
        assertRuns(module(1, Collections.nCopies(50, body)), 7);
    }

    @Test
    void manyFunctionsThatAreTooLargeForTheJvmAreInterpretedAndTheOthersCompiled() {
        List<ModuleWriter> bodies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ModuleWriter body = new ModuleWriter().bytes(0, 0x41, 1);
            for (int j = 0; j < 22_500 - i; j++) {
                body.bytes(0x69);
            }
            bodies.add(body.bytes(0x0B));
        }
        bodies.add(new ModuleWriter().bytes(0, 0x10, 3, 0x41, 6, 0x6A, 0x0B));
        byte[] module = module(1, bodies);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        CoreInstance instance =
                CoreTestModules.engine(true).load(module).instantiate(List.of(), CoreTestModules.budget());
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(3 * MOST_BYTES);
        assertThat((int) CoreTestModules.call(instance, "run")).isEqualTo(7);
    }
}
