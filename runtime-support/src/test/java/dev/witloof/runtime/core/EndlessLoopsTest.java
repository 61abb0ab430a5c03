package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt, which is how a deadline ends a guest, ends every kind of loop on both engines. */
@Timeout(300)
class EndlessLoopsTest {
    /** More than fit into a method of the JVM: the function is interpreted in a compiled module. */
    private static final int MANY = 30_000;

    private static int[] code(int... bytes) {
        return bytes;
    }

    static Stream<Arguments> loops() {
        return Stream.of(
                        Arguments.of("br", code(0x03, 0x40, 0x0C, 0, 0x0B)),
                        Arguments.of("br_if", code(0x03, 0x40, 0x41, 1, 0x0D, 0, 0x0B)),
                        Arguments.of(
                                "br_if with a parameter",
                                code(0x41, 1, 0x03, 0, 0x22, 0, 0x20, 0, 0x0D, 0, 0x0B, 0x1A)),
                        Arguments.of("br_table", code(0x03, 0x40, 0x41, 1, 0x0E, 1, 0, 0, 0x0B)),
                        Arguments.of(
                                "br_if out of a block", code(0x03, 0x40, 0x02, 0x40, 0x41, 1, 0x0D, 1, 0x0B, 0x0B)),
                        Arguments.of("br_on_null", code(0x03, 0x40, 0xD0, 0x70, 0xD5, 0, 0x1A, 0x0B)),
                        Arguments.of(
                                "br_if around a loop of a reference",
                                code(0x03, 0x40, 0x03, 0x63, 0x70, 0xD0, 0x70, 0x0B, 0x1A, 0x41, 1, 0x0D, 0, 0x0B)),
                        Arguments.of("an exception", code(0x03, 0x40, 0x1F, 0x40, 1, 0, 0, 0, 0x08, 0, 0x0B, 0x0B)))
                .flatMap(loop ->
                        Stream.of(true, false).map(compiled -> Arguments.of(compiled, loop.get()[0], loop.get()[1])));
    }

    /** A module whose function {@code run} does some things and goes on for ever; it has a local i32 and a tag. */
    private static byte[] module(int additions, int... loop) {
        ModuleWriter body = new ModuleWriter().bytes(1, 1, 0x7F);
        for (int i = 0; i < additions; i++) {
            body.bytes(0x20, 0, 0x41, 1, 0x6A, 0x21, 0);
        }
        body.bytes(loop).bytes(0x0B);
        return ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(2, 0x60, 1, 0x7F, 1, 0x7F, 0x60, 0, 0))
                .section(3, new ModuleWriter().bytes(1, 1))
                .section(13, new ModuleWriter().bytes(1, 0, 1))
                .section(7, new ModuleWriter().bytes(1).name("run").bytes(0, 0))
                .section(10, new ModuleWriter().bytes(1).sized(body))
                .toBytes();
    }

    private static void isEnded(boolean compiled, byte[] module, Duration limit) {
        CoreInstance instance =
                CoreTestModules.engine(compiled).load(module).instantiate(List.of(), CoreTestModules.budget());
        CoreFunction run = CoreTestModules.function(instance, "run");
        CallDeadline deadline = new CallDeadline(limit);
        deadline.enter();
        try {
            assertThatThrownBy(() -> run.call(new long[0]))
                    .isInstanceOf(GuestFault.class)
                    .hasMessage("the thread was interrupted");
        } finally {
            deadline.exit();
        }
    }

    @ParameterizedTest(name = "compiled {0}: {1}")
    @MethodSource("loops")
    void areEndedByTheDeadline(boolean compiled, String name, int[] loop) {
        isEnded(compiled, module(0, loop), Duration.ofMillis(100));
    }

    /** Compiled, it exhausts the stack. */
    @Test
    void areEndedWhereAFunctionGoesOnAsItselfByATailCall() {
        byte[] module = ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 0, 0))
                .section(3, new ModuleWriter().bytes(1, 0))
                .section(7, new ModuleWriter().bytes(1).name("run").bytes(0, 0))
                .section(10, new ModuleWriter().bytes(1).sized(new ModuleWriter().bytes(0, 0x12, 0, 0x0B)))
                .toBytes();
        isEnded(false, module, Duration.ofMillis(100));
    }

    @Test
    void areEndedInAFunctionThatIsTooLargeToBeCompiled() {
        // Long enough to arrive at the loop first.
        isEnded(true, module(MANY, 0x03, 0x40, 0x41, 1, 0x0D, 0, 0x0B), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void loopsThatEndDoWhatTheyDid(boolean compiled) {
        // Adds n, n - 1 … 1: a loop with a result, and one within it that takes a parameter.
        ModuleWriter body = new ModuleWriter()
                .bytes(1, 1, 0x7F)
                .bytes(0x03, 0x7F)
                .bytes(0x20, 1, 0x20, 0, 0x6A, 0x21, 1)
                .bytes(0x20, 0, 0x03, 0, 0x41, 1, 0x6B, 0x0B, 0x22, 0)
                .bytes(0x0D, 0)
                .bytes(0x20, 1, 0x0B, 0x0B);
        byte[] module = ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 1, 0x7F, 1, 0x7F))
                .section(3, new ModuleWriter().bytes(1, 0))
                .section(7, new ModuleWriter().bytes(1).name("run").bytes(0, 0))
                .section(10, new ModuleWriter().bytes(1).sized(body))
                .toBytes();
        CoreInstance instance =
                CoreTestModules.engine(compiled).load(module).instantiate(List.of(), CoreTestModules.budget());
        assertThat(CoreTestModules.call(instance, "run", 100)).isEqualTo(5050);
    }
}
