package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.abi.GuestFault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules whose functions do not fit into one dispatcher, or one class. */
class ManyFunctionsTest {
    @ParameterizedTest
    @CsvSource({"10, true", "1500, true", "1500, false", "15000, true"})
    void areAllCalled(int functions, boolean compiled) {
        CoreInstance instance = CoreTestModules.engine(compiled)
                .load(module(functions))
                .instantiate(List.of(), CoreTestModules.budget());
        for (int i = 0; i < functions; i += Math.max(1, functions / 97)) {
            assertThat((int) CoreTestModules.call(instance, "f" + i, 1000)).isEqualTo(1000 + i);
        }
        assertThatThrownBy(() -> CoreTestModules.call(instance, "trap", 0))
                .isInstanceOf(GuestFault.class)
                .hasMessage("an unreachable instruction was run")
                .cause()
                .matches(chicory -> !throughDispatcher(chicory), "thrown past the dispatcher");
    }

    /** Whether a call went through the method in which Chicory has a branch for each function. */
    private static boolean throughDispatcher(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("MachineCall"));
    }

    /** Functions {@code f0}, {@code f1} … that add their number to their parameter, and one that traps. */
    private static byte[] module(int functions) {
        ModuleWriter types = new ModuleWriter().unsigned(functions + 1);
        ModuleWriter exports = new ModuleWriter().unsigned(functions + 1);
        ModuleWriter code = new ModuleWriter().unsigned(functions + 1);
        for (int i = 0; i <= functions; i++) {
            types.bytes(0);
            exports.name(i < functions ? "f" + i : "trap").bytes(0).unsigned(i);
            code.sized(
                    i < functions
                            ? new ModuleWriter()
                                    .bytes(0, 0x20, 0, 0x41)
                                    .signed(i)
                                    .bytes(0x6A, 0x0B)
                            : new ModuleWriter().bytes(0, 0, 0x0B));
        }
        return ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 1, 0x7F, 1, 0x7F))
                .section(3, types)
                .section(7, exports)
                .section(10, code)
                .toBytes();
    }
}
