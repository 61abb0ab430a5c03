package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tail calls go on as another function, and leave nothing of the one before. */
class TailCallsTest {
    private static CoreFunction run(byte[] module, boolean compiled) {
        return CoreTestModules.function(
                CoreTestModules.engine(compiled).load(module).instantiate(List.of(), CoreTestModules.budget()), "run");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFunctionThatCalledOneWithATailCallMakesOneItself(boolean compiled) {
        byte[] module = CoreTestModules.functions(
                new ModuleWriter().bytes(0, 0x10, 1, 0x1A, 0x12, 3, 0x0B),
                new ModuleWriter().bytes(0, 0x12, 2, 0x0B),
                new ModuleWriter().bytes(0, 0x41, 1, 0x0B),
                new ModuleWriter().bytes(0, 0x41, 2, 0x0B));
        CoreFunction run = run(module, compiled);
        assertThat(run.call(new long[0])).isEqualTo(2);
        assertThat(run.call(new long[0])).isEqualTo(2);
    }

    @Test
    void thoseThatLeaveOperandsBehindEndBeforeTheHeapDoes() {
        // Each has an operand more than it passes on, and calls the other.
        ModuleWriter first = new ModuleWriter().bytes(0, 0x41, 0, 0x12, 1, 0x0B);
        ModuleWriter second = new ModuleWriter().bytes(0, 0x41, 0, 0x12, 0, 0x0B);
        CoreFunction run = run(CoreTestModules.functions(first, second), false);
        assertThat(catchThrowable(() -> run.call(new long[0])))
                .isInstanceOf(GuestFault.class)
                .hasMessageStartingWith("the call stack is exhausted by tail calls");
    }
}
