package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much one call may take, and what a recursion of such calls comes to. */
class FrameSizesTest {
    private static final int MAX_FRAME = 10_000;

    /** What every function here has open: its own block, which counts twice. */
    private static final int OWN_BLOCK = 2;

    private static ModuleWriter repeat(ModuleWriter body, int times, int... bytes) {
        for (int i = 0; i < times; i++) {
            body.bytes(bytes);
        }
        return body;
    }

    /** Puts operands on its stack, calls itself and drops them. */
    private static byte[] operands(int count) {
        ModuleWriter body = repeat(new ModuleWriter().bytes(0), count, 0x41, 0).bytes(0x10, 0);
        return CoreTestModules.functions(repeat(body, count, 0x1A).bytes(0x0B));
    }

    /** Calls itself within as many blocks. */
    private static byte[] blocks(int count) {
        ModuleWriter body =
                repeat(new ModuleWriter().bytes(0), count, 0x02, 0x7F).bytes(0x10, 0);
        return CoreTestModules.functions(repeat(body, count, 0x0B).bytes(0x0B));
    }

    private static void assertRefused(byte[] module, int size) {
        for (boolean compiled : new boolean[] {true, false}) {
            assertThatThrownBy(() -> CoreTestModules.engine(compiled).load(module))
                    .isInstanceOf(MalformedModuleException.class)
                    .hasMessage("function 0 takes " + size + " values for its parameters, locals, operands and open"
                            + " blocks (2 each); at most 10000 are taken")
                    .satisfies(e ->
                            assertThat(((MalformedModuleException) e).offset()).isPositive());
        }
    }

    private static @Nullable Throwable run(byte[] module, boolean compiled) throws InterruptedException {
        CoreFunction run = CoreTestModules.function(
                CoreTestModules.engine(compiled).load(module).instantiate(List.of(), CoreTestModules.budget()), "run");
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread =
                new Thread(null, () -> thrown.set(catchThrowable(() -> run.call(new long[0]))), "recursion", 1 << 20);
        thread.start();
        thread.join();
        return thrown.get();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void operandsExhaustTheStackOfTheThreadAndNotTheHeap(boolean compiled) throws InterruptedException {
        // The result of the call is one more.
        assertThat(run(operands(MAX_FRAME - OWN_BLOCK - 1), compiled))
                .isInstanceOf(GuestFault.class)
                .hasMessage("the call stack is exhausted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blocksExhaustTheStackOfTheThreadAndNotTheHeap(boolean compiled) throws InterruptedException {
        assertThat(run(blocks((MAX_FRAME - OWN_BLOCK - 1) / 2), compiled))
                .isInstanceOf(GuestFault.class)
                .hasMessage("the call stack is exhausted");
    }

    @Test
    void refusesMoreOperands() {
        assertRefused(operands(MAX_FRAME), MAX_FRAME + OWN_BLOCK + 1);
    }

    @Test
    void refusesMoreBlocks() {
        assertRefused(blocks(MAX_FRAME / 2), MAX_FRAME + OWN_BLOCK + 1);
    }

    @Test
    void countsOperandsAndLocalsTogether() {
        ModuleWriter body = new ModuleWriter().bytes(1).unsigned(MAX_FRAME / 2).bytes(0x7F);
        repeat(body, MAX_FRAME / 2, 0x41, 0);
        assertRefused(
                CoreTestModules.functions(repeat(body, MAX_FRAME / 2 - 1, 0x1A).bytes(0x0B)), MAX_FRAME + OWN_BLOCK);
    }

    /** The engine looks at the blocks of all functions together. */
    @Test
    void refusesAFunctionThatEndsElsewhereThanItsBody() {
        ModuleWriter whole = new ModuleWriter().bytes(0, 0x41, 0, 0x0B);
        ModuleWriter open = new ModuleWriter().bytes(0, 0x02, 0x7F, 0x41, 0, 0x0B);
        ModuleWriter closed = new ModuleWriter().bytes(0, 0x41, 0, 0x0B, 0x0B);
        for (boolean compiled : new boolean[] {true, false}) {
            for (byte[] module :
                    List.of(CoreTestModules.functions(whole, open), CoreTestModules.functions(whole, open, closed))) {
                assertThatThrownBy(() -> CoreTestModules.engine(compiled).load(module))
                        .isInstanceOf(MalformedModuleException.class)
                        .hasMessage("function 1 has another number of blocks that begin than of blocks that end");
            }
        }
    }

    @Test
    void countsTheResultsOfACall() {
        // (type (func (result i32))), (type (func (result i32 × 1000))): eleven calls of the second.
        ModuleWriter types =
                new ModuleWriter().bytes(2, 0x60, 0, 1, 0x7F, 0x60, 0).unsigned(1_000);
        repeat(types, 1_000, 0x7F);
        ModuleWriter caller = repeat(new ModuleWriter().bytes(0), 11, 0x10, 1);
        ModuleWriter callee = new ModuleWriter().bytes(0, 0x00, 0x0B);
        assertRefused(
                ModuleWriter.module()
                        .section(1, types)
                        .section(3, new ModuleWriter().bytes(2, 0, 1))
                        .section(
                                10,
                                new ModuleWriter()
                                        .bytes(2)
                                        .sized(repeat(caller, 11_000 - 1, 0x1A).bytes(0x0B))
                                        .sized(callee))
                        .toBytes(),
                11_000 + OWN_BLOCK);
    }

    @Test
    void takesAnyNumberOfOperandsOneAfterTheOther() {
        ModuleWriter body = repeat(new ModuleWriter().bytes(0), 3 * MAX_FRAME, 0x41, 0, 0x1A);
        assertThatCode(() -> CoreTestModules.engine(false).load(CoreTestModules.functions(body.bytes(0x41, 0, 0x0B))))
                .doesNotThrowAnyException();
    }

    @Test
    void takesCodeThatIsNeverReachedAndTakesWhatIsNotThere() {
        ModuleWriter body = repeat(new ModuleWriter().bytes(0, 0x00), 100, 0x6A, 0x1A, 0x1A);
        body.bytes(0x02, 0x40, 0x0C, 0, 0x6A, 0x1A, 0x0B, 0x41, 0, 0x0B);
        assertThatCode(() -> CoreTestModules.engine(false).load(CoreTestModules.functions(body)))
                .doesNotThrowAnyException();
    }

    /** The engine keeps an exception for each operand that is not there; a call of 1000 parameters takes two bytes. */
    @Test
    void refusesMoreOperandsOfCallsThanTheyCanHave() {
        ModuleWriter types = new ModuleWriter().bytes(2, 0x60, 0, 1, 0x7F, 0x60).unsigned(1_000);
        repeat(types, 1_000, 0x7F).bytes(0);
        for (int unreachable = 0; unreachable < 2; unreachable++) {
            ModuleWriter caller = repeat(new ModuleWriter().bytes(0), unreachable, 0x00);
            assertOperandsRefused(
                    types,
                    new ModuleWriter().bytes(2, 0, 1),
                    repeat(caller, 10_000, 0x10, 1).bytes(0x41, 0, 0x0B),
                    new ModuleWriter().bytes(0, 0x0B));
        }
    }

    @Test
    void refusesMoreOperandsOfBranchesThanTheyCanHave() {
        // A block of 1000 results, and a br_table out of it with 1000 labels.
        ModuleWriter types =
                new ModuleWriter().bytes(2, 0x60, 0, 1, 0x7F, 0x60, 0).unsigned(1_000);
        repeat(types, 1_000, 0x7F);
        ModuleWriter body = new ModuleWriter().bytes(0, 0x02, 1, 0x00, 0x0E).unsigned(1_000);
        repeat(repeat(body, 1_001, 0).bytes(0x0B), 999, 0x1A);
        assertOperandsRefused(types, new ModuleWriter().bytes(1, 0), body.bytes(0x0B));
    }

    @Test
    void refusesArraysOfMoreElementsThanThereCanBe() {
        ModuleWriter types = new ModuleWriter().bytes(2, 0x60, 0, 1, 0x7F, 0x5E, 0x7F, 0);
        ModuleWriter body = new ModuleWriter().bytes(0, 0x00, 0xFB, 8, 1).unsigned(Integer.MAX_VALUE);
        assertOperandsRefused(types, new ModuleWriter().bytes(1, 0), body.bytes(0x1A, 0x41, 0, 0x0B));
    }

    private static void assertOperandsRefused(ModuleWriter types, ModuleWriter functions, ModuleWriter... bodies) {
        ModuleWriter code = new ModuleWriter().unsigned(bodies.length);
        for (ModuleWriter body : bodies) {
            code.sized(body);
        }
        byte[] module = ModuleWriter.module()
                .section(1, types)
                .section(3, functions)
                .section(10, code)
                .toBytes();
        for (boolean compiled : new boolean[] {true, false}) {
            assertThatThrownBy(() -> CoreTestModules.engine(compiled).load(module))
                    .isInstanceOf(MalformedModuleException.class)
                    .hasMessage(
                            "the branches, calls and blocks up to function 0 have more than 100000 operands together,"
                                    + " and one more for each instruction");
        }
    }

    /** What an index leads to is looked up before it is known to lead anywhere. */
    @Test
    void refusesWhatThereIsNot() {
        int[][] bodies = {
            {0x10, 9},
            {0x11, 9, 0},
            {0x0C, 9},
            {0x41, 0, 0x0E, 1, 0, 9},
            {0x02, 9, 0x0B},
            {0x08, 9},
            {0xFB, 0, 9},
            {0x05}
        };
        for (int[] body : bodies) {
            byte[] module = CoreTestModules.functions(
                    new ModuleWriter().bytes(0).bytes(body).bytes(0x41, 0, 0x0B));
            assertThatThrownBy(() -> CoreTestModules.engine(false).load(module))
                    .isInstanceOf(MalformedModuleException.class);
        }
    }
}
